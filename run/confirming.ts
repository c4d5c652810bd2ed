/**
 * Confirms violations as soon as they show, so that the first is told while the rest is played. What does not repeat then, and what is
 * a matter of policy, waits for the end: then all that showed it is known.
 */
import type { Finding } from '#model/record.ts'
import { confirm, type Confirmed, type ConfirmTools } from '#run/confirm.ts'
import { suspicionsIn, type Judged, type Suspicion } from '#run/findings.ts'
import { waitsForRefusals } from '#run/rules-of-business.ts'
import { walks, walksAlone } from '#run/in-parallel.ts'

export interface Confirming {
  /** Takes note of what was played and judged. */
  see(judged: Judged): void
  /** Confirms what waits. Several may ask at the same time: nothing is confirmed twice. */
  settle(): Promise<void>
  /** The rest, several at a time; all in the order of the suspicions. */
  settleAll(suspicions: readonly Suspicion[], atATime: number): Promise<readonly Confirmed[]>
  /** Whether something is left to be confirmed. */
  isSettled(suspicion: Suspicion): boolean
}

export interface ConfirmingTools extends ConfirmTools {
  readonly over: (aheadMs: number) => string | undefined
  tell(violation: Confirmed): void
}

export function confirmingWith(tools: ConfirmingTools): Confirming {
  const seen = new Set<Finding['id']>()
  const waiting: Suspicion[] = []
  const early = new Map<Finding['id'], Confirmed>()
  const isSettled = ({ id }: Suspicion): boolean => {
    const known = early.get(id)
    return known !== undefined && (known.shown === known.of || known.settled === true)
  }
  const confirmNow = async (suspicion: Suspicion): Promise<Confirmed> => {
    const one = await confirm(suspicion, tools, early.get(suspicion.id))
    if (one.shown === one.of && one.suspicion.class === 'violation') tools.tell(one)
    return one
  }
  return {
    isSettled,
    see(judged) {
      for (const suspicion of suspicionsIn([judged], tools.contract, tools.checks)) {
        if (suspicion.class !== 'violation' || seen.has(suspicion.id) || waitsForRefusals(suspicion)) continue
        seen.add(suspicion.id)
        waiting.push(suspicion)
      }
    },
    async settle() {
      // A server that has accepted nothing yet may be the wrong one, or a credential may be: then nothing is told of it.
      while (tools.accepted.size > 0 && tools.over(0) === undefined) {
        const next = waiting.shift()
        if (next === undefined) return
        const one = await confirmNow(next)
        if (one.unconfirmed === undefined) early.set(next.id, one)
      }
    },
    async settleAll(suspicions, atATime) {
      const confirmed = new Map<Suspicion, Confirmed>()
      const settleOne = async (suspicion: Suspicion): Promise<void> => {
        const known = isSettled(suspicion) ? early.get(suspicion.id) : undefined
        confirmed.set(suspicion, known === undefined ? await confirmNow(suspicion) : withCount(known, suspicion))
      }
      await walksAlone(suspicions, ({ sequences }) => sequences.some(walks), atATime, settleOne)
      return suspicions.flatMap((suspicion) => confirmed.get(suspicion) ?? [])
    },
  }
}

/** How many showed it is known at the end. */
const withCount = (known: Confirmed, { count }: Suspicion): Confirmed => ({ ...known, suspicion: { ...known.suspicion, count } })
