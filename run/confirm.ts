/**
 * Before a finding is reported it is played again with fresh values: three of three, or it is flaky. What an answer says against the
 * document may hang on a value (an amount over what is there): then it is played again with the values that showed it, texts apart.
 */
import type { Sequence } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Check } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import type { Finding, Inconclusive } from '#model/record.ts'
import { isBarred } from '#run/barred.ts'
import type { Player } from '#run/play.ts'
import type { Judge } from '#run/judge.ts'
import { findingOf, nameOf, suspicionsIn, type Render, type Suspicion } from '#run/findings.ts'

const repeats = 3
/** A sequence that does not repeat may be the wrong example of a real cause: so many others are tried. */
const maxExamples = 3
const maxRounds = 9
/** How long observations wait on each repeat, milliseconds: together the five seconds that a store may take to agree with itself. */
const patienceMs = [0, 1000, 4000] as const

export interface Confirmed {
  readonly suspicion: Suspicion
  /** Repeats that showed it again. */
  readonly shown: number
  readonly of: number
  /** It was gone as soon as the store was given a moment: what is consistent in the end is consistent. */
  readonly settled?: true
  /** Why it was not played often enough to say. */
  readonly unconfirmed?: string
}

export interface ConfirmTools {
  readonly player: Player
  readonly judge: Judge
  readonly contract: Contract
  readonly checks: readonly Check[]
  readonly accepted: ReadonlySet<string>
  /** Whether observations may have to wait: not where time is virtual or the store is our own. */
  readonly patient: boolean
  /** Why nothing more may be played, where that is so or would be after so many milliseconds. */
  over?(aheadMs: number): string | undefined
}

/** `tried`: an example that was tried before, and how often it showed; it is not tried again. */
export async function confirm(suspicion: Suspicion, tools: ConfirmTools, tried?: Confirmed): Promise<Confirmed> {
  let best: Confirmed = { suspicion, shown: tried?.shown ?? 0, of: repeats }
  const known = tried?.suspicion.sequences ?? []
  const others = suspicion.sequences.filter(({ id }) => known.every((one) => one.id !== id)).slice(0, maxExamples - known.length)
  for (const sequence of others) {
    const one = await confirmBy(sequence, 'repeat', suspicion, tools)
    if (isDecided(one)) return one
    if (one.shown > best.shown) best = one
  }
  const [first] = others.filter((sequence) => hangsOnValues(suspicion, sequence))
  const same = first && (await confirmBy(first, 'same', suspicion, tools))
  return same !== undefined && (isDecided(same) || same.shown > best.shown) ? same : best
}

const isDecided = ({ shown, of, settled, unconfirmed }: Confirmed): boolean => shown === of || settled === true || unconfirmed !== undefined

/** What was kept, or let in, is a matter between values; what stands in an answer is not. */
const hangsOnValues = ({ check, class: grade }: Suspicion, { cases }: Sequence): boolean =>
  check.on === 'exchange' && grade === 'violation' && cases.some(({ binds }) => binds.some(({ from }) => from.kind === 'fresh'))

/** One example, until it has shown often enough or not shown. */
async function confirmBy(sequence: Sequence, attempt: 'repeat' | 'same', suspicion: Suspicion, tools: ConfirmTools): Promise<Confirmed> {
  let shown = 0
  let example = suspicion
  for (let round = 0; shown < repeats && round < maxRounds; round += 1) {
    // What an answer says by itself is no matter of when it is asked.
    const waitMs = suspicion.check.on === 'sequence' ? (patienceMs[shown] ?? 0) : 0
    const observed = sequence.cases.filter(({ role }) => role === 'observe').length
    const before = tools.over?.(tools.patient ? waitMs * observed : 0)
    const again = before === undefined ? await playAgain(suspicion, sequence, { attempt, round, patienceMs: waitMs }, tools) : undefined
    // What did not show while the run was being stopped was not refuted.
    const unconfirmed = before ?? (typeof again === 'object' ? undefined : tools.over?.(0))
    if (unconfirmed !== undefined) return { suspicion, shown, of: repeats, unconfirmed }
    // Where the way there is barred by chance, as by a fresh value that meets the same fault, another round says more.
    if (again === 'barred') continue
    const waited = tools.patient && waitMs > 0 && observed > 0
    if (again === undefined && waited) return { suspicion, shown, of: repeats, settled: true }
    if (again === undefined) break
    shown += 1
    example = { ...again, sequences: [sequence] }
  }
  return { suspicion: shown === repeats ? example : suspicion, shown, of: repeats }
}

interface Round {
  readonly attempt: Trace['attempt']
  readonly round: number
  readonly patienceMs: number
}

/** The suspicion as one more playing shows it; nothing where it does not. A milder showing of the same cause confirms nothing graver. */
export async function playAgain(
  suspicion: Suspicion,
  sequence: Sequence,
  { attempt, round, patienceMs: waitMs }: Round,
  { player, judge, accepted, contract, checks, patient }: ConfirmTools,
): Promise<Suspicion | 'barred' | undefined> {
  const trace = await player.play(sequence, attempt, round, patient ? waitMs : 0)
  const verdicts = judge.judge(trace, accepted)
  const again = suspicionsIn([{ sequence, exchanges: trace.exchanges, verdicts }], contract, checks).find(({ id }) => id === suspicion.id)
  if (again === undefined) return isBarred(trace) ? 'barred' : undefined
  if (suspicion.class === 'violation' && again.class === 'policy') return undefined
  return { ...suspicion, evidence: again.evidence, exchanges: again.exchanges }
}

/** What repeated every time is a finding; what did not is told apart. */
export function findingsOf(
  all: readonly Confirmed[],
  render: Render,
): { readonly findings: readonly Finding[]; readonly flaky: readonly Finding[] } {
  const told = ({ suspicion, shown, of }: Confirmed): Finding => findingOf(suspicion, `${shown}/${of}`, render)
  return {
    findings: all.filter(({ shown, of }) => shown === of).map(told),
    flaky: all
      // Of a matter of policy that does not repeat nobody needs to know.
      .filter(
        ({ suspicion, shown, of, settled, unconfirmed }) =>
          suspicion.class === 'violation' && shown < of && settled !== true && unconfirmed === undefined,
      )
      .map(told),
  }
}

/** What nobody had the time to look at again is neither found nor refuted. */
export const unconfirmedOf = (all: readonly Confirmed[]): readonly Inconclusive[] =>
  all.flatMap(({ suspicion: { operation, check, clause, count }, unconfirmed }) =>
    unconfirmed === undefined
      ? []
      : [
          {
            operation: nameOf(operation),
            check: check.id,
            count,
            reason: `a suspicion at ${clause} could not be confirmed: ${unconfirmed}`,
          },
        ],
  )
