/**
 * What the gate does where nothing changed. Runs of one version with itself may be dealt to the two sides in any way, pair by pair: the
 * share of the ways on which the gate fails is its false-alarm rate, and the slowdown that one side would need to fail is what it can see.
 */
import { hodgesLehmannRatio, usualBootstrap } from '#lib/hodges-lehmann.ts'
import { criticalU, mannWhitney } from '#lib/mann-whitney.ts'
import { fork, random } from '#lib/seed.ts'
import { holm, quantile } from '#lib/statistics.ts'
import type { ComparedMetric, SelfComparison } from '#model/comparison.ts'
import { compareRuns, type Look, type Runs } from '#load/compare.ts'
import type { LookPlan } from '#load/compare-looks.ts'

const relabellings = 200
/** Of the intervals of each relabelling: their ends need no third digit. */
const resamples = 100
const power = 0.8

export interface SelfOptions extends Look {
  readonly looks: LookPlan
}

export function compareSelf(a: Runs, b: Runs, options: SelfOptions): SelfComparison {
  const dealt = Array.from({ length: relabellings }, (_, way) => deal(a, b, fork(options.seed, 'relabel', way)))
  // What can't be estimated in every run is not judged, and so it is not counted either.
  const keys = (a[0] ?? []).filter(({ operation, metric }) => valuesIn([...a, ...b], operation, metric).length === a.length + b.length)
  return {
    relabellings,
    falseAlarmRate: dealt.filter(([base, head]) => failsAtALook(base, head, options)).length / relabellings,
    detectable: keys
      .filter(({ metric }) => metric !== 'errors')
      .map(({ operation, metric }) => ({
        operation,
        metric,
        slowdown: detectable(
          dealt.map(([base, head]) => [valuesIn(base, operation, metric), valuesIn(head, operation, metric)] as const),
          metric,
          keys.length,
          options,
        ),
      })),
  }
}

function deal(a: Runs, b: Runs, seed: number): readonly [Runs, Runs] {
  const draw = random(seed)
  const swapped = a.map(() => draw.next() < 0.5)
  return [a.map((run, pair) => (swapped[pair] ? (b[pair] ?? run) : run)), b.map((run, pair) => (swapped[pair] ? (a[pair] ?? run) : run))]
}

function failsAtALook(base: Runs, head: Runs, { looks, ...look }: SelfOptions): boolean {
  return looks.at
    .filter((pairs) => pairs <= base.length)
    .some((pairs) => {
      const sides = [base.slice(0, pairs), head.slice(0, pairs)] as const
      // Intervals are only drawn where p leaves it open: they are what costs.
      return anyTold(...sides, look.alpha) && compareRuns(...sides, { ...look, resamples }).some(({ state }) => state === 'worse')
    })
}

function anyTold(base: Runs, head: Runs, alpha: number): boolean {
  const ps = (base[0] ?? []).map(({ operation, metric }) => {
    const [from, to] = [valuesIn(base, operation, metric), valuesIn(head, operation, metric)]
    return (metric === 'throughput' ? mannWhitney(to, from) : mannWhitney(from, to)).p
  })
  return holm(ps).some((p) => p < alpha)
}

const valuesIn = (runs: Runs, operation: string, metric: ComparedMetric): readonly number[] =>
  runs.flatMap((run) => run.find((one) => one.operation === operation && one.metric === metric)?.value ?? [])

/**
 * A slowdown s moves every difference of logarithms by log(1 + s), and so the interval and U with it: the smallest s that fails can be
 * read off both. It is held to p of a single change among all rows, the strictest that Holm asks for.
 */
function detectable(
  dealt: readonly (readonly [readonly number[], readonly number[]])[],
  metric: ComparedMetric,
  rows: number,
  { alpha, tolerances, seed }: Look,
): number | null {
  const [[first] = [[]]] = dealt
  const pairs = first?.length ?? 0
  const enough = pairs < 2 ? undefined : criticalU(pairs, pairs, alpha / rows)
  if (enough === undefined) return null
  const needed = dealt.map(([base, head], way) => {
    const [from, to] = metric === 'throughput' ? [head, base] : [base, head]
    const { lower } = hodgesLehmannRatio(from, to, { ...usualBootstrap, resamples, seed: fork(seed, metric, way) })
    const ratios = from.flatMap((one) => to.map((other) => other / one)).toSorted((x, y) => y - x)
    return Math.max((1 + tolerances[metric]) / lower, 1 / (ratios[enough - 1] ?? Number.NaN)) - 1
  })
  const slowdown = quantile(needed, power)
  return Number.isFinite(slowdown) ? Math.max(0, slowdown) : null
}
