/** One conformance run, read top to bottom: plan, play, judge, confirm, undo. */
import { phases, type Phase, type Sequence } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { CoverageRow, Finding, Inconclusive, TallyRow, RunRecord } from '#model/record.ts'
import { SuiteError } from '#model/problem.ts'
import type { Trace } from '#model/exchange.ts'
import type { SafeMode } from '#model/target.ts'
import { confirm, findingsOf, type Confirmed } from '#run/confirm.ts'
import { coverageOf } from '#run/coverage.ts'
import { suspicionsIn, type Judged } from '#run/findings.ts'
import { createJudge } from '#run/judge.ts'
import { accepts, areRefused, refuseElsewhere, unreachedOf } from '#run/reach.ts'
import { paceOf } from '#run/pace.ts'
import { isBarred } from '#run/barred.ts'
import { createPlayer, type Player } from '#run/play.ts'
import type { RunTools } from '#run/run-tools.ts'
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
  const chosen = options.only === undefined ? plan.sequences : plan.sequences.filter(({ id }) => id === options.only)
  if (chosen.length === 0 && options.only !== undefined)
    throw new SuiteError({
      code: 'usage',
      message: `the plan has no case ${options.only}`,
      hint: 'A case is known by its document, seed and version: give the same --seed.',
    })
  emit({ kind: 'planned', sequences: chosen.length, hash: plan.hash })
  const operations = operationsById(contract)
  const judge = createJudge({ checks, lens, formatsAsserted: options.formatsAsserted, operation: (id) => operations.get(id) as Operation })
  const player = createPlayer({
    ...options,
    pace: paceOf(options.perSecond, options.clock),
    safety: safetyOf(plan, options.target, options.safe),
  })
  const left: string[] = []
  try {
    const budget = budgetOf(options)
    const accepted = new Set<string>()
    const judged = await playAll(chosen, { player, judge, accepted, operations, budget, options })
    const confirmed: Confirmed[] = []
    const suspicions = suspicionsIn(judged, contract, checks)
    if (suspicions.length > 0) emit({ kind: 'note', text: `confirming ${suspicions.length} suspicions` })
    for (const suspicion of suspicions) {
      confirmed.push(await confirm(suspicion, { player, judge, contract, checks, accepted, patient: !options.target.mock }))
    }
    const { findings, flaky } = findingsOf(confirmed, { locate, redact })
    const verdicts = judged.flatMap((one) => one.verdicts)
    return {
      findings,
      flaky,
      inconclusive: inconclusivesOf(contract, verdicts),
      tally: tallyOf(contract, verdicts, findings),
      coverage: coverageOf(contract, judged),
      unreached:
        options.only === undefined && budget.cut === undefined
          ? unreachedOf(accepted, judged, contract.operations.filter(options.selected))
          : [],
      errors: verdicts.flatMap(({ ruling }) => (ruling.kind === 'error' ? [ruling.reason] : [])),
      plan: {
        hash: plan.hash,
        sequences: chosen.length,
        executed: judged.length,
        requests: player.requests(),
        ...(budget.cut !== undefined && { cutBy: budget.cut }),
      },
      left,
      credentialsRefused: areRefused(judged, contract.operations),
    }
  } finally {
    // Known only now: the result holds the same list.
    left.push(...(await player.undo()))
    if (left.length > 0 && !options.target.mock) emit({ kind: 'note', text: `left on the target: ${left.join(', ')}` })
  }
}

interface Budget {
  cut: string | undefined
  spent(played: number): boolean
}

function budgetOf({ maxCases, maxTimeMs, clock, signal }: ConformanceOptions): Budget {
  const startMs = clock.now()
  return {
    cut: undefined,
    spent(played) {
      if (signal.aborted) this.cut = 'interrupted'
      else if (maxCases !== undefined && played >= maxCases) this.cut = `--max-cases ${maxCases}`
      else if (maxTimeMs !== undefined && clock.now() - startMs >= maxTimeMs) this.cut = `--max-time ${maxTimeMs / 1000}s`
      return this.cut !== undefined
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
    judged.push(
      ...(await playPhase(
        phase,
        sequences.filter((one) => one.phase === phase),
        judged.length,
        playing,
      )),
    )
    if (phase === 'positive') refuseElsewhere(judged, playing.accepted, playing.options.target)
  }
  return judged
}

async function playPhase(
  name: Phase,
  sequences: readonly Sequence[],
  before: number,
  { player, judge, accepted, budget, options, operations }: Playing,
): Promise<readonly Judged[]> {
  if (sequences.length > 0) options.emit({ kind: 'phase', name, total: sequences.length })
  const judged: Judged[] = []
  let next = 0
  let failures = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < sequences.length && !budget.spent(before + index); index = next++) {
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
