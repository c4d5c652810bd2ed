/**
 * Where a series of nightly figures changed its level: E-divisive means (Matteson and James, 2014) with Student's t-test in place of the
 * permutations, as Hunter does (Fleming et al., arXiv 2301.03034), so that the same series always gives the same answer.
 *
 * Two passes. The first splits with a weak level, so that a change is not hidden behind a larger one; the second takes the weakest
 * points away again, until each that is left stands against its neighbours at the strong level, and is large enough to matter.
 */
import { mean, studentP } from '#lib/statistics.ts'

export interface ChangePoint {
  /** The first value of the new level. */
  readonly index: number
  readonly before: number
  readonly after: number
  /** after / before - 1. */
  readonly change: number
  readonly p: number
}

export interface ChangeOptions {
  readonly level: number
  /** Smaller changes are not told: 0.05 is 5 %. */
  readonly magnitude: number
}

/** Stricter than Hunter's 0.001: the split is the best of all splits, and so its p flatters. Measured in bench/regression.ts. */
export const usualChange: ChangeOptions = { level: 0.0001, magnitude: 0.05 }

/** The first pass may be wrong ten times as often: what it wrongly finds, the second takes away (Hunter's own factor). */
const weaker = 10
/** One night alone is no level. */
const shortest = 2
/** A long series is cut into windows that overlap by half, or an old, large change would drown a small new one (Hunter, 4.2). */
const window = 50

export function changePoints(series: readonly number[], options: ChangeOptions = usualChange): readonly ChangePoint[] {
  const weak = new Set<number>()
  for (let from = 0; from === 0 || from + window / 2 < series.length; from += window / 2) {
    for (const index of split(series.slice(from, from + window), Math.min(0.5, options.level * weaker))) weak.add(from + index)
  }
  return strongest(
    series,
    [...weak].toSorted((a, b) => a - b),
    options,
  )
}

/** Indices at which a part is split, as long as its two halves differ at the level. */
function split(part: readonly number[], level: number): readonly number[] {
  const index = mostDivisive(part)
  if (index === undefined || studentP(part.slice(0, index), part.slice(index)) > level) return []
  return [...split(part.slice(0, index), level), index, ...split(part.slice(index), level).map((after) => index + after)]
}

/** The split with the largest energy distance between its sides, weighted by their lengths. */
function mostDivisive(part: readonly number[]): number | undefined {
  const n = part.length
  if (n < 2 * shortest) return undefined
  const apart = (i: number, j: number): number => Math.abs((part[i] ?? 0) - (part[j] ?? 0))
  // Sums of distances within the left, within the right and across, moved on value by value: O(n²) in all.
  let [left, across, right] = [0, 0, 0]
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) right += apart(i, j)
  let best: { readonly index: number; readonly q: number } | undefined
  for (let k = 1; k <= n - shortest; k += 1) {
    let [toLeft, toRight] = [0, 0]
    for (let i = 0; i < k - 1; i += 1) toLeft += apart(i, k - 1)
    for (let j = k; j < n; j += 1) toRight += apart(k - 1, j)
    left += toLeft
    right -= toRight
    across += toRight - toLeft
    if (k < shortest) continue
    const m = n - k
    const within = (2 * left) / (k * (k - 1)) + (2 * right) / (m * (m - 1))
    const q = ((k * m) / n) * ((2 * across) / (k * m) - within)
    if (best === undefined || q > best.q) best = { index: k, q }
  }
  return best?.index
}

/** Without the weakest point, again and again, until all that are left are strong; its neighbours are weighed anew each time. */
function strongest(series: readonly number[], indices: readonly number[], options: ChangeOptions): readonly ChangePoint[] {
  const points = indices.map((index, at) => pointAt(series, indices[at - 1] ?? 0, index, indices[at + 1] ?? series.length))
  const failing = points.filter(({ p, change }) => p > options.level || Math.abs(change) < options.magnitude)
  const [first, ...others] = failing
  if (first === undefined) return points
  const weakest = others.reduce((a, b) => (b.p > a.p || (b.p === a.p && Math.abs(b.change) < Math.abs(a.change)) ? b : a), first)
  return strongest(
    series,
    indices.filter((index) => index !== weakest.index),
    options,
  )
}

function pointAt(series: readonly number[], from: number, index: number, to: number): ChangePoint {
  const [earlier, later] = [series.slice(from, index), series.slice(index, to)]
  const [before, after] = [mean(earlier), mean(later)]
  return { index, before, after, change: before === 0 ? (after === 0 ? 0 : Infinity) : after / before - 1, p: studentP(earlier, later) }
}
