/** What a look at many exchanges leaves: suspicions that show alone, that show under pressure, or that do neither. */
import { operationsById, type Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import type { Finding } from '#model/record.ts'
import { secretsOf } from '#run/actors.ts'
import { belongingIn } from '#run/belonging.ts'
import { confirm, findingsOf, type Confirmed } from '#run/confirm.ts'
import { suspicionsIn, type Judged, type Suspicion } from '#run/findings.ts'
import { createJudge } from '#run/judge.ts'
import type { LoadRunOptions } from '#run/load.ts'
import type { Player } from '#run/play.ts'
import { pressedFindings, underPressure, type PressureTools, type Seen } from '#run/pressure.ts'

export interface Look {
  /** Plays a suspicion alone. */
  readonly player: Player
  readonly press: PressureTools['press']
  readonly isOurs: (one: Suspicion) => boolean
  /** What is nothing where it shows alone: that has nothing to do with requests beside it, and conformance judges it. */
  readonly onlyBeside: (one: Suspicion) => boolean
}

export interface Settled {
  readonly findings: readonly Finding[]
  readonly flaky: readonly Finding[]
  readonly errors: readonly string[]
}

export interface Settling {
  see(trace: Trace, inFlight: number): Seen
  settle(seen: readonly Seen[], look: Look): Promise<Settled>
}

/** `accepted`: the operations that took a valid request. */
export function settling(options: LoadRunOptions, accepted: ReadonlySet<string>): Settling {
  const { opened, checks, redact, signal, clock } = options
  const { contract, locate } = opened
  const judge = judgeOf(options)
  return {
    see(trace, inFlight) {
      const judged: Judged = { sequence: trace.sequence, exchanges: trace.exchanges, verdicts: judge.judge(trace, accepted) }
      return { sample: { inFlight }, judged, shows: suspicionsIn([judged], contract, checks) }
    },
    async settle(seen, { player, press, isOurs, onlyBeside }) {
      const all = seen.map(({ judged }) => judged)
      const confirmed: Confirmed[] = []
      for (const suspicion of suspicionsIn(all, contract, checks).filter(isOurs)) {
        const one = await confirm(suspicion, { player, judge, contract, checks, accepted, patient: false })
        if (one.shown === 0 || !onlyBeside(suspicion)) confirmed.push(one)
      }
      const isOpen = ({ shown, of, suspicion }: Confirmed): boolean => shown < of && suspicion.class === 'violation'
      const open = confirmed.filter(isOpen).map(({ suspicion }) => suspicion)
      const pressed = pressedFindings(await underPressure(open, seen, { press, clock, signal }), { locate, redact })
      // What shows only beside others and is a matter of policy shows nothing alone: it is no finding.
      const alone = findingsOf(
        confirmed.filter((one) => !isOpen(one)),
        { locate, redact },
      )
      return {
        findings: [...alone.findings, ...pressed.findings],
        flaky: [...alone.flaky, ...pressed.flaky],
        errors: all.flatMap(({ verdicts }) => verdicts.flatMap(({ ruling }) => (ruling.kind === 'error' ? [ruling.reason] : []))),
      }
    },
  }
}

function judgeOf({ opened: { contract, lens }, checks, target, credentials = {} }: LoadRunOptions) {
  const operations = operationsById(contract)
  const more = Object.values(credentials).filter((token) => token !== undefined)
  return createJudge({
    checks,
    lens,
    formatsAsserted: false,
    secrets: [...secretsOf(target), ...more],
    // Of the plan, which is made of the contract's operations.
    operation: (id) => operations.get(id) as Operation,
    belonging: belongingIn(contract),
  })
}
