/** Before a finding is reported it is played again with fresh values: three of three, or it is flaky. */
import type { Contract } from '#model/contract.ts'
import type { Check } from '#model/check.ts'
import type { Finding } from '#model/record.ts'
import { isBarred } from '#run/barred.ts'
import type { Player } from '#run/play.ts'
import type { Judge } from '#run/judge.ts'
import { findingOf, suspicionsIn, type Render, type Suspicion } from '#run/findings.ts'

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
}

export interface ConfirmTools {
  readonly player: Player
  readonly judge: Judge
  readonly contract: Contract
  readonly checks: readonly Check[]
  readonly accepted: ReadonlySet<string>
  /** Whether observations may have to wait: not where time is virtual or the store is our own. */
  readonly patient: boolean
}

export async function confirm(suspicion: Suspicion, tools: ConfirmTools): Promise<Confirmed> {
  let best: Confirmed = { suspicion, shown: 0, of: repeats }
  for (const sequence of suspicion.sequences.slice(0, maxExamples)) {
    let shown = 0
    let example = suspicion
    for (let round = 0; shown < repeats && round < maxRounds; round += 1) {
      const trace = await tools.player.play(sequence, 'repeat', round, tools.patient ? patienceMs[shown] : 0)
      const verdicts = tools.judge.judge(trace, tools.accepted)
      const again = suspicionsIn([{ sequence, exchanges: trace.exchanges, verdicts }], tools.contract, tools.checks).find(
        ({ id }) => id === suspicion.id,
      )
      // Where the way there is barred by chance, as by a fresh value that meets the same fault, another round says more.
      if (again === undefined && isBarred(trace)) continue
      // A milder showing of the same cause confirms nothing graver.
      if (again === undefined || (suspicion.class === 'violation' && again.class === 'policy')) break
      shown += 1
      example = { ...suspicion, evidence: again.evidence, exchanges: again.exchanges, class: again.class, sequences: [sequence] }
    }
    if (shown === repeats) return { suspicion: example, shown, of: repeats }
    if (shown > best.shown) best = { suspicion, shown, of: repeats }
  }
  return best
}

/** What repeated every time is a finding; what did not is told apart. */
export function findingsOf(
  all: readonly Confirmed[],
  render: Render,
): { readonly findings: readonly Finding[]; readonly flaky: readonly Finding[] } {
  const told = ({ suspicion, shown, of }: Confirmed): Finding => findingOf(suspicion, `${shown}/${of}`, render)
  return { findings: all.filter(({ shown, of }) => shown === of).map(told), flaky: all.filter(({ shown, of }) => shown < of).map(told) }
}
