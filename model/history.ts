/** What became of the figures night by night, over the records in a folder. */
import type { ComparedMetric } from '#model/comparison.ts'
import type { Verdict } from '#model/record.ts'

/** One load run of one record, as far as the history needs it. */
export interface HistoryEntry {
  readonly file: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly title: string
  readonly planHash: string
  readonly hostClass: string
  /** Model, connections and rate. */
  readonly load: string
  readonly revision?: string
  /** Why its figures judge nothing; null when they do. */
  readonly invalid: string | null
  readonly figures: readonly { readonly operation: string; readonly metric: ComparedMetric; readonly value: number }[]
}

export interface Night {
  /** The day in UTC: `2026-11-21`. */
  readonly date: string
  /** Median over the runs of that day: milliseconds, or requests a second. */
  readonly value: number
  readonly runs: number
  /** Of the last run. */
  readonly revision?: string
}

export interface Change {
  /** The first night of the new level, and the last of the old one. */
  readonly date: string
  readonly lastBefore: string
  readonly revision?: string
  readonly revisionBefore?: string
  readonly before: number
  readonly after: number
  /** after / before - 1. */
  readonly change: number
  readonly p: number
  readonly worse: boolean
  /** Late enough to close the gate. */
  readonly recent: boolean
}

export interface HistorySeries {
  readonly title: string
  readonly planHash: string
  readonly hostClass: string
  readonly load: string
  readonly operation: string
  readonly metric: ComparedMetric
  readonly nights: readonly Night[]
  readonly changes: readonly Change[]
}

export interface HistoryRecord {
  readonly historyVersion: 1
  readonly folder: string
  /** Load runs that count. */
  readonly runs: number
  /** Files and runs that do not, with the reason. */
  readonly left: readonly { readonly file: string; readonly reason: string }[]
  readonly series: readonly HistorySeries[]
  readonly gate: { readonly verdict: Verdict; readonly exitCode: number; readonly reasons: readonly string[] }
}
