/** One conformance run, read top to bottom: plan, play, judge, confirm, undo. */
import { operationsById, type Operation } from '#model/contract.ts'
import type { KnownFailure } from '#model/corpus.ts'
import type { CoverageRow, Finding, Inconclusive, Replayed, TallyRow, RunRecord } from '#model/record.ts'
import type { Actor } from '#model/case.ts'
import { SuiteError } from '#model/problem.ts'
import type { SafeMode } from '#model/target.ts'
import { findingsOf, unconfirmedOf, type Confirmed } from '#run/confirm.ts'
import { confirmingWith, type ConfirmingTools } from '#run/confirming.ts'
import { becameOf, playCorpus } from '#run/corpus.ts'
import { coverageOf } from '#run/coverage.ts'
import { eventsTold } from '#run/events.ts'
import { findingOf, suspicionsIn, type Suspicion } from '#run/findings.ts'
import { createJudge } from '#run/judge.ts'
import { secretsOf } from '#run/actors.ts'
import { areRefused, unreachedOf } from '#run/reach.ts'
import { budgetOf } from '#run/budget.ts'
import { paceOf } from '#run/pace.ts'
import { playAll, playThrough } from '#run/phases.ts'
import { createPlayer } from '#run/play.ts'
import { causesOfRefusals } from '#run/refused.ts'
import { mildened, refusalsIn } from '#run/rules-of-business.ts'
import type { RunTools } from '#run/run-tools.ts'
import { shrinker, type Shrink } from '#run/shrink.ts'
import { safetyOf } from '#run/safety.ts'
import { inconclusivesOf, tallyOf } from '#run/tally.ts'
import { watchOver } from '#run/watch.ts'

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
  /** Suspicions that the run had no time to confirm. */
  readonly unconfirmed: readonly Pick<Suspicion, 'id' | 'class'>[]
  /** What could not be removed from the target. */
  readonly left: readonly string[]
  readonly credentialsRefused: boolean
  /** Why the target answers no more. */
  readonly gone?: string
}

export async function runConformance(options: ConformanceOptions): Promise<Conformance> {
  const {
    opened: { contract, lens, locate },
    plan,
    checks,
    redact,
  } = options
  const events = eventsTold(options.emit)
  const { emit } = events
  const planned = options.only === undefined ? plan.sequences : plan.sequences.filter(({ id }) => id === options.only)
  if (planned.length === 0 && options.only !== undefined)
    throw new SuiteError({
      code: 'usage',
      message: `the plan has no case ${options.only}`,
      hint: 'A case is known by its document, seed and version: give the same --seed.',
    })
  const watch = watchOver(options.target.send, options)
  const budget = budgetOf(planned, options, watch)
  emit({ kind: 'planned', sequences: budget.affordable.length, hash: plan.hash })
  const operations = operationsById(contract)
  const admitted = new Set<Actor>()
  const judge = createJudge({
    checks,
    admitted,
    lens,
    formatsAsserted: options.formatsAsserted,
    secrets: secretsOf(options.target),
    operation: (id) => operations.get(id) as Operation,
  })
  const accepted = new Set<string>()
  const player = createPlayer({
    ...options,
    target: { ...options.target, send: watch.send },
    pace: paceOf(options.perSecond, options.clock),
    safety: safetyOf(plan, options.target, options.safe),
    onMade: (operation) => accepted.add(operation),
  })
  const tools: ConfirmingTools = {
    player,
    judge,
    contract,
    checks,
    accepted,
    patient: !options.target.mock,
    over: (aheadMs) => budget.over(aheadMs),
    tell: ({ suspicion, shown, of }) => emit({ kind: 'found', finding: findingOf(suspicion, `${shown}/${of}`, { locate, redact }) }),
  }
  const confirming = confirmingWith(tools)
  const left: string[] = []
  try {
    const replays = await playCorpus(options.corpus ?? [], { plan, checks, play: (sequence) => playThrough(player, sequence) })
    const judged = await playAll(budget.affordable, { player, judge, accepted, admitted, operations, budget, confirming, options })
    const { cut } = budget
    const replayed = becameOf(replays, { judge, accepted, contract, checks })
    const refusals = refusalsIn(judged)
    const causes = cut === undefined ? await causesOfRefusals(judged, refusals, tools, emit) : []
    // What the run has played again by itself is counted once.
    const found = [
      ...judged,
      ...replayed.judged.filter(({ sequence }) => judged.every((one) => one.sequence.id !== sequence.id)),
      ...causes,
    ]
    const suspicions = suspicionsIn(found, contract, checks).map((one) => mildened(refusals, one))
    const open = suspicions.filter((suspicion) => !confirming.isSettled(suspicion)).length
    if (open > 0) emit({ kind: 'note', text: `confirming ${open} ${open === 1 ? 'suspicion' : 'suspicions'}` })
    const whole = await confirming.settleAll(suspicions, options.concurrency)
    // Where the run was cut nothing is made smaller.
    const confirmed = budget.cut === undefined ? await allSmaller(whole, shrinker(tools, emit)) : whole
    const { findings, flaky } = findingsOf(confirmed, { locate, redact })
    const verdicts = found.flatMap((one) => one.verdicts)
    const gone = watch.gone()
    return {
      findings,
      flaky,
      inconclusive: [...inconclusivesOf(contract, verdicts), ...unconfirmedOf(confirmed)],
      unconfirmed: confirmed.flatMap(({ suspicion, unconfirmed }) => (unconfirmed === undefined ? [] : [suspicion])),
      tally: tallyOf(contract, verdicts, findings),
      coverage: coverageOf(contract, judged, { plan, cut, only: options.only !== undefined }),
      unreached:
        options.only === undefined && cut === undefined ? unreachedOf(accepted, judged, contract.operations.filter(options.selected)) : [],
      errors: verdicts.flatMap(({ ruling }) => (ruling.kind === 'error' ? [ruling.reason] : [])),
      plan: {
        hash: plan.hash,
        sequences: planned.length,
        executed: judged.length,
        requests: player.requests(),
        events: events.hash(player.learned(), confirmed),
        ...(budget.cut !== undefined && { cutBy: budget.cut }),
      },
      left,
      ...(options.corpus !== undefined && { corpus: replayed.rows }),
      credentialsRefused: areRefused(judged, contract.operations),
      ...(gone !== undefined && { gone }),
    }
  } finally {
    // Known only now: the result holds the same list.
    left.push(...(await player.undo()))
    if (left.length > 0 && !options.target.mock) emit({ kind: 'note', text: `left on the target: ${inShort(left)}` })
  }
}

const mostNamed = 5

/** The ledger names all of them. */
const inShort = (left: readonly string[]): string =>
  left.length <= mostNamed ? left.join(', ') : `${left.slice(0, mostNamed).join(', ')} and ${left.length - mostNamed} more, see the ledger`

async function allSmaller(confirmed: readonly Confirmed[], shrink: Shrink): Promise<readonly Confirmed[]> {
  const small: Confirmed[] = []
  for (const one of confirmed) small.push(await shrink(one))
  return small
}
