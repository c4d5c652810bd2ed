/** What failed before is played before all else; what became of it is told once the run knows which operations accept anything. */
import type { Plan } from '#model/case.ts'
import type { Check, Ruling } from '#model/check.ts'
import type { Contract } from '#model/contract.ts'
import type { KnownFailure } from '#model/corpus.ts'
import type { Trace } from '#model/exchange.ts'
import type { Replayed } from '#model/record.ts'
import { suspicionsIn, type Judged } from '#run/findings.ts'
import type { Judge } from '#run/judge.ts'

export interface Replay {
  readonly failure: KnownFailure
  /** A string says why it was not played. */
  readonly trace: Trace | string
}

interface Replaying {
  readonly plan: Plan
  readonly checks: readonly Check[]
  play(sequence: Plan['sequences'][number]): Promise<Trace>
}

export async function playCorpus(corpus: readonly KnownFailure[], { plan, checks, play }: Replaying): Promise<readonly Replay[]> {
  const sequences = new Map(plan.sequences.map((sequence) => [sequence.id, sequence]))
  const replays: Replay[] = []
  for (const failure of corpus) {
    const sequence = sequences.get(failure.sequence)
    const isChecked = checks.some(({ id }) => id === failure.check)
    const trace =
      sequence === undefined
        ? unknown(failure, plan)
        : isChecked
          ? await play(sequence)
          : `${failure.check} is not among the checks of this run`
    replays.push({ failure, trace })
  }
  return replays
}

const unknown = ({ seed }: KnownFailure, plan: Plan): string =>
  seed === plan.seed
    ? 'the plan has no such case any more: the document, the selection or the version changed'
    : `it was found with --seed ${seed}`

interface Became {
  readonly rows: readonly Replayed[]
  /** What was played, judged as everything else. */
  readonly judged: readonly Judged[]
}

/** `accepted`: what the whole run knows. A refusal proves nothing before. */
export function becameOf(
  replays: readonly Replay[],
  {
    judge,
    accepted,
    contract,
    checks,
  }: { readonly judge: Judge; readonly accepted: ReadonlySet<string>; readonly contract: Contract; readonly checks: readonly Check[] },
): Became {
  const judged: Judged[] = []
  const rows = replays.map(({ failure, trace }): Replayed => {
    const { fingerprint, check, operation, sequence } = failure
    const row = { fingerprint, check, operation, sequence }
    if (typeof trace === 'string') return { ...row, result: 'skipped', reason: trace }
    const one: Judged = { sequence: trace.sequence, exchanges: trace.exchanges, verdicts: judge.judge(trace, accepted) }
    judged.push(one)
    if (suspicionsIn([one], contract, checks).some(({ id }) => id === fingerprint)) return { ...row, result: 'failed' }
    const reason = trace.broken ?? trace.skipped ?? undecidedBy(one.verdicts.findLast((verdict) => verdict.check === check)?.ruling)
    return reason === undefined ? { ...row, result: 'fixed' } : { ...row, result: 'undecided', reason }
  })
  return { rows, judged }
}

/** Why the last word of the check says nothing. Where it found another fault, this one is gone all the same. */
const undecidedBy = (ruling: Ruling | undefined): string | undefined =>
  ruling === undefined ? 'the check had nothing to look at' : ruling.kind === 'pass' || ruling.kind === 'fail' ? undefined : ruling.reason
