/** When the figures are looked at, and how strictly: whoever looks again after more pairs has more chances to be fooled. */
import { leastP } from '#lib/mann-whitney.ts'
import type { ComparedRow } from '#model/comparison.ts'

export interface LookPlan {
  /** Pairs after which to look. */
  readonly at: readonly number[]
  /** The level of each look. */
  readonly alpha: number
}

/** 10 pairs, then 15, then 20. */
export const usualPairs = { first: 10, step: 5, most: 20 } as const

/** Three looks at 0.005 each; what all looks spend together never grows (Bonferroni), and a single look is held to 0.01. */
const alphaOfAll = 0.015
const mostAlpha = 0.01

export function lookPlan(first: number, most: number): LookPlan {
  const at = Array.from({ length: Math.ceil((most - first) / usualPairs.step) + 1 }, (_, look) =>
    Math.min(most, first + look * usualPairs.step),
  )
  return { at, alpha: Math.min(mostAlpha, alphaOfAll / at.length) }
}

/** After this look nothing more can come of further pairs. */
export const decided = (rows: readonly ComparedRow[]): boolean =>
  rows.some(({ state }) => state === 'worse') || rows.every(({ state }) => state === 'held' || state === 'too-few')

/** Where even runs that lie all apart would not be told from chance: the pairs that it would take for so many rows. */
export function pairsNeeded(rows: number, alpha: number): number {
  let pairs = 2
  while (leastP(pairs, pairs) * rows >= alpha) pairs += 1
  return pairs
}
