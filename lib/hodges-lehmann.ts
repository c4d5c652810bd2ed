/**
 * How far `b` is shifted against `a`: the median of all pairwise differences (Hodges and Lehmann, 1963), with a percentile bootstrap
 * interval. One run that a neighbour slowed down moves it little, and no run is thrown away as an outlier.
 */
import { random } from '#lib/seed.ts'

export interface Shift {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

export interface BootstrapOptions {
  readonly seed: number
  readonly resamples: number
  /** 0.95: the interval leaves out 2.5 % at each end. */
  readonly level: number
}

export const usualBootstrap = { resamples: 1000, level: 0.95 } as const

export function hodgesLehmann(a: readonly number[], b: readonly number[], { seed, resamples, level }: BootstrapOptions): Shift {
  const draw = random(seed)
  const differences = new Float64Array(a.length * b.length)
  const drawnA = new Float64Array(a.length)
  const drawnB = new Float64Array(b.length)
  const redraw = (from: readonly number[], to: Float64Array): void => {
    for (let index = 0; index < to.length; index += 1) to[index] = from[Math.floor(draw.next() * from.length)] ?? 0
  }
  const shifts = Float64Array.from({ length: resamples }, () => {
    redraw(a, drawnA)
    redraw(b, drawnB)
    return medianDifference(drawnA, drawnB, differences)
  }).sort()
  const at = (share: number): number => shifts[Math.min(resamples - 1, Math.max(0, Math.round(share * (resamples - 1))))] ?? Number.NaN
  return {
    estimate: medianDifference(Float64Array.from(a), Float64Array.from(b), differences),
    lower: at((1 - level) / 2),
    upper: at((1 + level) / 2),
  }
}

/** The same of positive values, as a ratio b / a: 1.1 is 10 % more. */
export function hodgesLehmannRatio(a: readonly number[], b: readonly number[], options: BootstrapOptions): Shift {
  const logs = (values: readonly number[]): readonly number[] => values.map((value) => Math.log(Math.max(value, Number.MIN_VALUE)))
  const { estimate, lower, upper } = hodgesLehmann(logs(a), logs(b), options)
  return { estimate: Math.exp(estimate), lower: Math.exp(lower), upper: Math.exp(upper) }
}

/** `space` holds the differences: a thousand resamples should not make a thousand arrays. */
function medianDifference(a: Float64Array, b: Float64Array, space: Float64Array): number {
  let next = 0
  for (const from of a) for (const to of b) space[next++] = to - from
  const upper = select(space, space.length >> 1)
  if (space.length % 2 === 1) return upper
  // What is left of the place is no larger: the other middle is the largest there.
  let lower = -Infinity
  for (let index = 0; index < space.length >> 1; index += 1) lower = Math.max(lower, space[index] ?? 0)
  return (lower + upper) / 2
}

/** The value that sorting would bring to that place (Hoare's quickselect): nine tenths of a comparison are spent here. */
function select(values: Float64Array, place: number): number {
  let [from, to] = [0, values.length - 1]
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0
    let [left, right] = [from, to]
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1
      while ((values[right] ?? 0) > pivot) right -= 1
      if (left > right) break
      const kept = values[left] ?? 0
      values[left] = values[right] ?? 0
      values[right] = kept
      left += 1
      right -= 1
    }
    if (place <= right) to = right
    else if (place >= left) from = left
    else break
  }
  return values[place] ?? Number.NaN
}
