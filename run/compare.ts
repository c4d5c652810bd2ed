/** Base and candidate in alternation on one machine, pair after pair, until the gate can decide or the pairs are used up. */
import type { ComparedRun, ComparisonRecord } from '#model/comparison.ts'
import type { Emit } from '#model/event.ts'
import type { Finding, LoadRecord } from '#model/record.ts'
import { compareRuns, mostNoise, type Runs, type Tolerances } from '#load/compare.ts'
import { decided, lookPlan, pairsNeeded } from '#load/compare-looks.ts'
import { everything, measuredIn, type Measured } from '#load/compare-metrics.ts'
import { changedFindings } from '#load/compare-records.ts'
import { compareSelf } from '#load/compare-self.ts'

export type Side = 'base' | 'head'

/** What one run of one side gave. */
export interface SideRun {
  readonly load: LoadRecord | null
  readonly findings: readonly Finding[]
  /** Why there is no load, or why its figures judge nothing beyond what the load itself says. */
  readonly undecided?: string
}

export interface CompareOptions {
  readonly base: ComparisonRecord['base']
  readonly head: ComparisonRecord['head']
  /** Both are the same version: what does the gate make of that? */
  readonly self: boolean
  readonly pairs: number
  readonly mostPairs: number
  readonly tolerances: Tolerances
  readonly seed: number
  readonly runSide: (side: Side, pair: number) => Promise<SideRun>
  readonly emit: Emit
  readonly signal: AbortSignal
}

export interface Compared {
  readonly comparison: ComparisonRecord
  /** Of all runs of the head. */
  readonly findings: readonly Finding[]
  /** Why there was nothing to compare. */
  readonly undecided?: string
}

/** A pair that was disturbed is run again; where more than so many of those asked for were, the machine is not fit. */
const mostDiscarded = 0.5
/** A base that fails one request in a hundred is not measured by its latency. */
const mostErrors = 0.01

interface Played {
  readonly runs: readonly ComparedRun[]
  readonly findings: { readonly [side in Side]: readonly Finding[] }
  readonly undecided?: string
  readonly looks: number
  readonly stopped?: string
}

export async function compareLive(options: CompareOptions): Promise<Compared> {
  const { pairs, mostPairs, self, seed, tolerances } = options
  const plan = lookPlan(pairs, mostPairs)
  const played = await play(options, plan)
  const [base, head] = sidesOf(played.runs)
  const rows = compareRuns(base, head, { alpha: plan.alpha, tolerances, seed, self })
  const needed = pairsNeeded(rows.filter(({ p }) => p !== null).length, plan.alpha)
  const invalid = invalidity(options, played, rows)
  return {
    findings: unique(played.findings.head),
    ...(played.undecided !== undefined && { undecided: played.undecided }),
    comparison: {
      mode: self ? 'self' : 'live',
      base: options.base,
      head: options.head,
      pairs: base.length,
      mostPairs,
      alpha: plan.alpha,
      looks: played.looks,
      rows,
      findings: changedFindings(unique(played.findings.base), unique(played.findings.head)),
      thresholds: [],
      runs: played.runs,
      ...(self && base.length > 1 && { self: compareSelf(base, head, { alpha: plan.alpha, tolerances, seed, looks: plan }) }),
      invalid,
      notes: [
        ...(base.length < needed
          ? [`With ${rows.length} rows at the level ${plan.alpha}, ${needed} pairs are the fewest that can show that anything is worse.`]
          : []),
        ...(rows.some(({ state }) => state === 'noisy')
          ? [
              `Runs of the base differ by more than ${mostNoise * 100} % where it says noisy: nothing passes there. Longer runs or a quieter machine help.`,
            ]
          : []),
      ],
    },
  }
}

/** A B, then B A: whoever is second finds a warmer machine. */
async function play(options: CompareOptions, { at, alpha }: { readonly at: readonly number[]; readonly alpha: number }): Promise<Played> {
  const { emit, mostPairs, self, signal, tolerances, seed } = options
  const runs: ComparedRun[] = []
  const findings: { readonly [side in Side]: Finding[] } = { base: [], head: [] }
  let [pair, looks] = [0, 0]
  emit({ kind: 'phase', name: 'compare, pair', total: mostPairs })
  for (const wanted of at) {
    while (counting(runs, 'base').length < wanted) {
      const two = await playPair(options, pair)
      const [empty] = two.filter(({ run }) => run.load === null)
      if (empty !== undefined) return { runs, findings, looks, undecided: `${empty.side}: ${empty.run.undecided ?? 'nothing was loaded'}` }
      for (const { side, run } of two) findings[side].push(...run.findings)
      const discarded = disturbance(two)
      runs.push(...two.flatMap(({ side, run: { load } }) => (load === null ? [] : [{ side, pair, load, discarded }])))
      pair += 1
      emit({ kind: 'played', done: counting(runs, 'base').length, total: mostPairs, failures: 0 })
      if (signal.aborted) return { runs, findings, looks, stopped: 'it was interrupted' }
      const lost = pair - counting(runs, 'base').length
      if (lost > Math.max(1, mostDiscarded * wanted))
        return { runs, findings, looks, stopped: `${lost} of ${pair} pairs were disturbed (${discarded ?? 'the last was not'})` }
    }
    looks += 1
    // With itself nothing is to be decided, and all looks are needed to know what they would have said.
    if (!self && decided(compareRuns(...sidesOf(runs), { alpha, tolerances, seed }))) break
  }
  return { runs, findings, looks }
}

async function playPair(
  { runSide, signal }: CompareOptions,
  pair: number,
): Promise<readonly { readonly side: Side; readonly run: SideRun }[]> {
  const played: { readonly side: Side; readonly run: SideRun }[] = []
  for (const side of pair % 2 === 0 ? (['base', 'head'] as const) : (['head', 'base'] as const)) {
    if (!signal.aborted) played.push({ side, run: await runSide(side, pair) })
  }
  return played
}

/** Whatever disturbed one run of a pair, the pair is no pair any more. */
function disturbance(two: readonly { readonly side: Side; readonly run: SideRun }[]): string | null {
  const reasons = two.flatMap(({ side, run }) => {
    const reason = run.load?.invalid ?? run.undecided
    return reason === undefined ? [] : [`${side}: ${reason}`]
  })
  return reasons.length > 0 ? reasons.join('; ') : two.length < 2 ? 'it was interrupted' : null
}

/** A run is taken apart once: its histograms are what costs. */
const taken = new WeakMap<LoadRecord, readonly Measured[]>()

function measured(load: LoadRecord): readonly Measured[] {
  const known = taken.get(load) ?? measuredIn(load)
  taken.set(load, known)
  return known
}

const counting = (runs: readonly ComparedRun[], wanted: Side): readonly ComparedRun[] =>
  runs.filter(({ side, discarded }) => side === wanted && discarded === null)

const sidesOf = (runs: readonly ComparedRun[]): readonly [Runs, Runs] => [
  counting(runs, 'base').map(({ load }) => measured(load)),
  counting(runs, 'head').map(({ load }) => measured(load)),
]

function invalidity({ self }: CompareOptions, { stopped, undecided }: Played, rows: ComparisonRecord['rows']): string | null {
  const errors = rows.find(({ operation, metric }) => operation === everything && metric === 'errors')?.base ?? 0
  const figures = rows.filter(({ metric, state }) => metric !== 'errors' && state !== 'too-few')
  const noisy = figures.filter(({ state }) => state === 'noisy')
  const apart = rows.filter(({ state }) => state === 'worse').map(({ operation, metric }) => `${metric} of ${operation}`)
  const reasons = [
    ...(stopped === undefined ? [] : [stopped]),
    ...(undecided === undefined && errors > mostErrors
      ? [`the base does not answer ${(100 * errors).toFixed(1)} % of the requests with success`]
      : []),
    ...(self && apart.length > 0 ? [`the same version was told from itself: ${apart.join(', ')}`] : []),
    ...(figures.length > 0 && noisy.length >= (self ? 1 : figures.length)
      ? [
          `runs of the same version differ by more than ${mostNoise * 100} % in ${noisy.length} of ${figures.length} figures: this machine is not fit to tell`,
        ]
      : []),
  ]
  return reasons.length === 0 ? null : reasons.join('; ')
}

const unique = (findings: readonly Finding[]): readonly Finding[] => [...new Map(findings.map((finding) => [finding.id, finding])).values()]
