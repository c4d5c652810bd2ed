/** Before a finding is reported it is played again with fresh values: three of three, or it is flaky. */
import type { Sequence } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Check } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
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
  /** It was gone as soon as the store was given a moment: what is consistent in the end is consistent. */
  readonly settled?: true
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
      const waitMs = patienceMs[shown] ?? 0
      const again = await playAgain(suspicion, sequence, { attempt: 'repeat', round, patienceMs: waitMs }, tools)
      // Where the way there is barred by chance, as by a fresh value that meets the same fault, another round says more.
      if (again === 'barred') continue
      const waited = tools.patient && waitMs > 0 && sequence.cases.some(({ role }) => role === 'observe')
      if (again === undefined && waited) return { suspicion, shown, of: repeats, settled: true }
      if (again === undefined) break
      shown += 1
      example = { ...again, sequences: [sequence] }
    }
    if (shown === repeats) return { suspicion: example, shown, of: repeats }
    if (shown > best.shown) best = { suspicion, shown, of: repeats }
  }
  return best
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
  return { ...suspicion, evidence: again.evidence, exchanges: again.exchanges, class: again.class }
}

/** What repeated every time is a finding; what did not is told apart. */
export function findingsOf(
  all: readonly Confirmed[],
  render: Render,
): { readonly findings: readonly Finding[]; readonly flaky: readonly Finding[] } {
  const told = ({ suspicion, shown, of }: Confirmed): Finding => findingOf(suspicion, `${shown}/${of}`, render)
  return {
    findings: all.filter(({ shown, of }) => shown === of).map(told),
    flaky: all.filter(({ shown, of, settled }) => shown < of && settled !== true).map(told),
  }
}
