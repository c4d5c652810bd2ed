/** One conformance run, read top to bottom: plan, play, judge, confirm, undo. */
import { phases, type Phase, type Sequence } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { KnownFailure } from '#model/corpus.ts'
import type { CoverageRow, Finding, Inconclusive, Replayed, TallyRow, RunRecord } from '#model/record.ts'
import { SuiteError } from '#model/problem.ts'
import type { Trace } from '#model/exchange.ts'
import type { SafeMode } from '#model/target.ts'
import { confirm, findingsOf, type Confirmed } from '#run/confirm.ts'
import { becameOf, playCorpus } from '#run/corpus.ts'
import { coverageOf } from '#run/coverage.ts'
import { suspicionsIn, type Judged } from '#run/findings.ts'
import { createJudge } from '#run/judge.ts'
import { secretsOf } from '#run/actors.ts'
import { accepts, areRefused, refuseElsewhere, unreachedOf } from '#run/reach.ts'
import { paceOf } from '#run/pace.ts'
import { isBarred } from '#run/barred.ts'
import { createPlayer, type Player } from '#run/play.ts'
import { shareOf, within } from '#run/order.ts'
import type { RunTools } from '#run/run-tools.ts'
import { shrinker } from '#run/shrink.ts'
import { safetyOf } from '#run/safety.ts'
import { inconclusivesOf, tallyOf } from '#run/tally.ts'

export interface ConformanceOptions extends RunTools {
  readonly safe: SafeMode
  readonly formatsAsserted: boolean
  readonly selected: (operation: Operation) => boolean
  /** Sequences at a time. */
  readonly concurrency: number
  readonly perSecond?: number
  readonly maxCases?: number
  readonly maxTimeMs?: number
  /** Failures of earlier runs: played first. */
  readonly corpus?: readonly KnownFailure[]
  /** Plays this sequence alone. */
  readonly only?: string
}

export interface Conformance {
  readonly findings: readonly Finding[]
  readonly flaky: readonly Finding[]
  readonly inconclusive: readonly Inconclusive[]
  readonly tally: readonly TallyRow[]
  readonly coverage: readonly CoverageRow[]
  readonly unreached: readonly { readonly operation: string; readonly reason: string }[]
  /** What a check threw. */
  readonly errors: readonly string[]
  /** What became of the corpus, where there is one. */
  readonly corpus?: readonly Replayed[]
  readonly plan: RunRecord['plan']
  /** What could not be removed from the target. */
  readonly left: readonly string[]
  readonly credentialsRefused: boolean
}

export async function runConformance(options: ConformanceOptions): Promise<Conformance> {
  const {
    opened: { contract, lens, locate },
    plan,
    checks,
    emit,
    redact,
  } = options
  const planned = options.only === undefined ? plan.sequences : plan.sequences.filter(({ id }) => id === options.only)
  if (planned.length === 0 && options.only !== undefined)
    throw new SuiteError({
      code: 'usage',
      message: `the plan has no case ${options.only}`,
      hint: 'A case is known by its document, seed and version: give the same --seed.',
    })
  const budget = budgetOf(planned, options)
  emit({ kind: 'planned', sequences: budget.affordable.length, hash: plan.hash })
  const operations = operationsById(contract)
  const judge = createJudge({
    checks,
    lens,
    formatsAsserted: options.formatsAsserted,
    secrets: secretsOf(options.target),
    operation: (id) => operations.get(id) as Operation,
  })
  const player = createPlayer({
    ...options,
    pace: paceOf(options.perSecond, options.clock),
    safety: safetyOf(plan, options.target, options.safe),
  })
  const left: string[] = []
  try {
    const accepted = new Set<string>()
    const replays = await playCorpus(options.corpus ?? [], { plan, checks, play: (sequence) => playThrough(player, sequence) })
    const judged = await playAll(budget.affordable, { player, judge, accepted, operations, budget, options })
    const confirmed: Confirmed[] = []
    const replayed = becameOf(replays, { judge, accepted, contract, checks })
    // What the run has played again by itself is counted once.
    const found = [...judged, ...replayed.judged.filter(({ sequence }) => judged.every((one) => one.sequence.id !== sequence.id))]
    const suspicions = suspicionsIn(found, contract, checks)
    if (suspicions.length > 0) emit({ kind: 'note', text: `confirming ${suspicions.length} suspicions` })
    const again = { player, judge, contract, checks, accepted, patient: !options.target.mock }
    const shrink = shrinker(again, emit)
    for (const suspicion of suspicions) confirmed.push(await shrink(await confirm(suspicion, again)))
    const { findings, flaky } = findingsOf(confirmed, { locate, redact })
    const verdicts = found.flatMap((one) => one.verdicts)
    return {
      findings,
      flaky,
      inconclusive: inconclusivesOf(contract, verdicts),
      tally: tallyOf(contract, verdicts, findings),
      coverage: coverageOf(contract, judged, { plan, cut: budget.cut, only: options.only !== undefined }),
      unreached:
        options.only === undefined && budget.cut === undefined
          ? unreachedOf(accepted, judged, contract.operations.filter(options.selected))
          : [],
      errors: verdicts.flatMap(({ ruling }) => (ruling.kind === 'error' ? [ruling.reason] : [])),
      plan: {
        hash: plan.hash,
        sequences: planned.length,
        executed: judged.length,
        requests: player.requests(),
        ...(budget.cut !== undefined && { cutBy: budget.cut }),
      },
      left,
      ...(options.corpus !== undefined && { corpus: replayed.rows }),
      credentialsRefused: areRefused(judged, contract.operations),
    }
  } finally {
    // Known only now: the result holds the same list.
    left.push(...(await player.undo()))
    if (left.length > 0 && !options.target.mock) emit({ kind: 'note', text: `left on the target: ${left.join(', ')}` })
  }
}

interface Budget {
  /** What `--max-cases` leaves of the plan. */
  readonly affordable: readonly Sequence[]
  cut: string | undefined
  /** Every phase gets its share of the time that is left. */
  enter(phase: Phase): void
  spent(): boolean
}

function budgetOf(planned: readonly Sequence[], { maxCases, maxTimeMs, clock, signal }: ConformanceOptions): Budget {
  const affordable = maxCases === undefined ? planned : within(planned, maxCases)
  const endMs = maxTimeMs === undefined ? Number.POSITIVE_INFINITY : clock.now() + maxTimeMs
  let phaseEndMs = endMs
  return {
    affordable,
    cut: affordable.length < planned.length ? `--max-cases ${maxCases}` : undefined,
    enter(phase) {
      const nowMs = clock.now()
      if (maxTimeMs !== undefined) phaseEndMs = nowMs + Math.max(0, endMs - nowMs) * shareOf(phase, affordable)
    },
    spent() {
      if (signal.aborted) this.cut = 'interrupted'
      else if (maxTimeMs !== undefined && clock.now() >= phaseEndMs) this.cut = `--max-time ${maxTimeMs / 1000}s`
      else return false
      return true
    },
  }
}

interface Playing {
  readonly player: Player
  readonly judge: ReturnType<typeof createJudge>
  readonly accepted: Set<string>
  readonly operations: ReadonlyMap<string, Operation>
  readonly budget: Budget
  readonly options: ConformanceOptions
}

/** Phase after phase: what a server accepts is known before its refusals are judged. */
async function playAll(sequences: readonly Sequence[], playing: Playing): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const phase of phases) {
    const own = sequences.filter((one) => one.phase === phase)
    playing.budget.enter(phase)
    judged.push(...(await playPhase(phase, own, playing)))
    if (phase === 'positive') refuseElsewhere(judged, playing.accepted, playing.options.target)
  }
  return judged
}

async function playPhase(
  name: Phase,
  sequences: readonly Sequence[],
  { player, judge, accepted, budget, options, operations }: Playing,
): Promise<readonly Judged[]> {
  if (sequences.length > 0) options.emit({ kind: 'phase', name, total: sequences.length })
  const judged: Judged[] = []
  let next = 0
  let failures = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < sequences.length && !budget.spent(); index = next++) {
      const sequence = sequences[index] as Sequence
      const trace = await playThrough(player, sequence)
      for (const { step, outcome } of trace.exchanges) {
        const testCase = sequence.cases[step]
        const operation = operations.get(testCase?.operation ?? '')
        if (
          testCase?.intent.kind === 'valid' &&
          operation !== undefined &&
          outcome.kind === 'response' &&
          accepts(operation, outcome.status)
        )
          accepted.add(operation.id)
      }
      const verdicts = judge.judge(trace, accepted)
      if (verdicts.some(({ ruling }) => ruling.kind === 'fail')) failures += 1
      judged[index] = { sequence, exchanges: trace.exchanges, verdicts }
      options.emit({ kind: 'played', done: judged.length, total: sequences.length, failures })
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, worker))
  return judged.filter((one) => one !== undefined)
}

/** A set-up that was refused may have met a fresh value that was not liked, or a name that was taken: twice more it gets others. */
async function playThrough(player: Player, sequence: Sequence): Promise<Trace> {
  for (let round = 0; ; round += 1) {
    const trace = await player.play(sequence, 'planned', round)
    if (round === 2 || trace.broken === undefined || trace.exchanges.length === 0 || !isBarred(trace)) return trace
  }
}
