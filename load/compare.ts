/**
 * Is the candidate slower than its base? One look at the runs of both sides, which were run in alternation on one machine.
 *
 * Worse: p below the level of this look after Holm over all rows, and the whole 95 % interval beyond the tolerance. Held: the whole
 * interval within the tolerance. Otherwise it is open, and more pairs may decide it; open is never green.
 * Simulated in bench/regression.ts; the figures are in docs/regression.md.
 */
import { hodgesLehmann, hodgesLehmannRatio, usualBootstrap, type Shift } from '#lib/hodges-lehmann.ts'
import { leastP, mannWhitney } from '#lib/mann-whitney.ts'
import { fork } from '#lib/seed.ts'
import { holm, median, relativeSpread } from '#lib/statistics.ts'
import type { ComparedMetric, ComparedRow, ComparedState } from '#model/comparison.ts'
import type { Measured } from '#load/compare-metrics.ts'

export type Tolerances = { readonly [metric in ComparedMetric]: number }

/** Shares; of `errors` a difference of shares: one request in a hundred. */
export const usualTolerances: Tolerances = { throughput: 0.03, p50: 0.05, p95: 0.05, p99: 0.1, errors: 0.01 }

/** Runs of the same version that differ by more than this are no ground for a pass (load-and-limits, section 4). */
export const mostNoise = 0.1

export interface Look {
  readonly alpha: number
  readonly tolerances: Tolerances
  readonly seed: number
  readonly resamples?: number
  /** Both sides are the same version: then all runs say how noisy it is, and not those of the base alone. */
  readonly self?: boolean
}

/** Each run of a side as it was measured. */
export type Runs = readonly (readonly Measured[])[]

export function compareRuns(base: Runs, head: Runs, look: Look): readonly ComparedRow[] {
  const tested = rowsOf(base, head).map((row) => test(row, look))
  const ps = holm(tested.flatMap(({ p }) => p ?? []))
  // What could not have failed, however slow, does not pass: an interval over two runs is soon narrow.
  const able = leastP(base.length, head.length) * ps.length < look.alpha
  let next = 0
  return tested.map(({ slowdown, ...row }) => {
    const p = row.p === null ? null : (ps[next++] ?? 1)
    const state = slowdown === null ? 'too-few' : stateOf({ ...row, p: p ?? 1, slowdown }, look)
    return { ...row, p, state: state === 'held' && !able ? 'open' : state }
  })
}

interface Row {
  readonly operation: string
  readonly metric: ComparedMetric
  readonly base: readonly number[]
  readonly head: readonly number[]
}

/** A row for whatever both sides measured; one without a value in any of its runs has none at all. */
function rowsOf(base: Runs, head: Runs): readonly Row[] {
  const keyOf = ({ operation, metric }: Measured): string => `${metric} ${operation}`
  const keys = new Map([...base, ...head].flat().map((one) => [keyOf(one), one]))
  return [...keys].map(([key, { operation, metric }]) => {
    const valuesOf = (runs: Runs): readonly number[] => {
      const values = runs.map((run) => run.find((one) => keyOf(one) === key)?.value ?? null)
      return values.includes(null) ? [] : values.filter((value) => value !== null)
    }
    return { operation, metric, base: valuesOf(base), head: valuesOf(head) }
  })
}

/** How much worse the head is: 0.05 is 5 % slower, fewer, or (of errors) 5 in 100 more. */
type Slowdown = Shift | null

function test(
  { operation, metric, base, head }: Row,
  { tolerances, seed, resamples = usualBootstrap.resamples, self }: Look,
): Omit<ComparedRow, 'state'> & { readonly slowdown: Slowdown } {
  const common = { operation, metric, base: middle(base), head: middle(head), tolerance: tolerances[metric] }
  if (base.length < 2 || head.length < 2) return { ...common, effect: null, interval: null, p: null, noise: null, slowdown: null }
  const bootstrap = { ...usualBootstrap, resamples, seed: fork(seed, operation, metric) }
  const effect = (metric === 'errors' ? hodgesLehmann : hodgesLehmannRatio)(base, head, bootstrap)
  return {
    ...common,
    effect: effect.estimate,
    interval: { lower: effect.lower, upper: effect.upper },
    p: (metric === 'throughput' ? mannWhitney(head, base) : mannWhitney(base, head)).p,
    noise: metric === 'errors' ? null : relativeSpread(self === true ? [...base, ...head] : base),
    slowdown: slowdownOf(metric, effect),
  }
}

const middle = (values: readonly number[]): number | null => (values.length === 0 ? null : median(values))

/** Fewer requests a second is what is worse of a throughput: base / head, with its ends exchanged. */
function slowdownOf(metric: ComparedMetric, { estimate, lower, upper }: Shift): Shift {
  if (metric === 'errors') return { estimate, lower, upper }
  if (metric === 'throughput') return { estimate: 1 / estimate - 1, lower: 1 / upper - 1, upper: 1 / lower - 1 }
  return { estimate: estimate - 1, lower: lower - 1, upper: upper - 1 }
}

/** Where the base differs much from itself a pass would be luck; a failure must then be beyond that noise as well. */
function stateOf(
  {
    p,
    noise,
    slowdown,
    tolerance,
  }: { readonly p: number; readonly noise: number | null; readonly slowdown: Shift; readonly tolerance: number },
  { alpha }: Look,
): ComparedState {
  const noisy = noise !== null && noise > mostNoise
  if (p < alpha && slowdown.lower > Math.max(tolerance, noisy ? noise : 0)) return 'worse'
  if (noisy) return 'noisy'
  return slowdown.upper <= tolerance ? 'held' : 'open'
}
