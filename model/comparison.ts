/** How a candidate stands to its base, as the run record keeps it. `base` and `head` as in a pull request. */
import type { LoadRecord } from '#model/record.ts'

export const comparedMetrics = ['throughput', 'p50', 'p95', 'p99', 'errors'] as const
export type ComparedMetric = (typeof comparedMetrics)[number]

/**
 * `held` and `worse` are decided; `open` is not, and more pairs may decide it; `noisy` is open because the base differs too much from
 * itself; `too-few`: so few requests a run that the percentile can't be estimated; `shown`: one run a side, which decides nothing.
 */
export type ComparedState = 'held' | 'worse' | 'open' | 'noisy' | 'too-few' | 'shown'

/** One operation (`*`: all together) and metric. */
export interface ComparedRow {
  readonly operation: string
  readonly metric: ComparedMetric
  /** Medians over the runs: requests a second, milliseconds, or a share of 1; null where a side has none. */
  readonly base: number | null
  readonly head: number | null
  /** head / base by Hodges and Lehmann; of `errors` the difference head - base. */
  readonly effect: number | null
  /** 95 %, by bootstrap over runs; null of a single run. */
  readonly interval: { readonly lower: number; readonly upper: number } | null
  /** What is borne: 0.05 is 5 % worse. */
  readonly tolerance: number
  /** One-sided Mann-Whitney over runs, after Holm over all rows; null of a single run. */
  readonly p: number | null
  /** Interquartile range of the base runs as a share of their median; null of a single run. */
  readonly noise: number | null
  readonly state: ComparedState
}

export interface ComparedSide {
  /** A URL, or the file of a stored record. */
  readonly from: string
  readonly planHash: string
  readonly hostClass: string
  /** The commit, where one is known. */
  readonly revision?: string
}

export interface ComparedFinding {
  readonly id: string
  readonly check: string
  readonly class: 'violation' | 'policy'
  /** `GET /pets`. */
  readonly operation: string
  readonly actual: string
}

/** One run of one side. */
export interface ComparedRun {
  readonly side: 'base' | 'head'
  readonly pair: number
  readonly load: LoadRecord
  /** Why the pair of this run counts for nothing; null when it counts. */
  readonly discarded: string | null
}

/** What the gate does where nothing changed: both sides were the same version. */
export interface SelfComparison {
  /** Share of the ways to deal the same runs to two sides on which the gate fails. */
  readonly falseAlarmRate: number
  readonly relabellings: number
  /** The smallest slowdown that fails on at least 80 % of them; null where none of those that were tried does. */
  readonly detectable: readonly { readonly operation: string; readonly metric: ComparedMetric; readonly slowdown: number | null }[]
}

export interface ComparisonRecord {
  /** `live`: runs in alternation; `self`: the same, of one version with itself; `stored`: two records. */
  readonly mode: 'live' | 'self' | 'stored'
  readonly base: ComparedSide
  readonly head: ComparedSide
  /** Pairs that count; 1 of stored records with load figures, 0 without. */
  readonly pairs: number
  /** The most pairs that would have been run. */
  readonly mostPairs: number
  /** The level of each look at the figures; null of stored records, which are not tested. */
  readonly alpha: number | null
  readonly looks: number
  readonly rows: readonly ComparedRow[]
  readonly findings: {
    readonly appeared: readonly ComparedFinding[]
    readonly gone: readonly ComparedFinding[]
    readonly kept: number
  }
  readonly thresholds: readonly {
    readonly text: string
    readonly base: { readonly actual: number; readonly held: boolean } | null
    readonly head: { readonly actual: number; readonly held: boolean } | null
  }[]
  /** Live only: all that was measured, so that another rule can be tried on it. */
  readonly runs: readonly ComparedRun[]
  readonly self?: SelfComparison
  /** Why the figures judge nothing; null when they do. */
  readonly invalid: string | null
  /** What a reader has to know, one sentence each. */
  readonly notes: readonly string[]
}
