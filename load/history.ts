/** Load runs to series of nightly medians, and the nights on which their level changed. Only runs of one key make one series. */
import { median } from '#lib/statistics.ts'
import type { ComparedMetric } from '#model/comparison.ts'
import type { Change, HistoryEntry, HistorySeries, Night } from '#model/history.ts'
import { changePoints, usualChange, type ChangeOptions } from '#load/change-points.ts'

export interface HistoryOptions extends ChangeOptions {
  /** A change for the worse this many days before the newest night closes the gate; an older one is known. */
  readonly recentDays: number
}

export const usualHistory: HistoryOptions = { ...usualChange, recentDays: 14 }

/** Of fewer nights the spread is hardly known, and a test that rests on it is no test. */
export const fewestNights = 7

/** A share of errors has no level to be 5 % above: thresholds and the comparison hold it. */
const metrics: readonly ComparedMetric[] = ['throughput', 'p50', 'p95', 'p99']
const dayMs = 86_400_000

export function historySeries(entries: readonly HistoryEntry[], options: HistoryOptions): readonly HistorySeries[] {
  const points = entries
    .filter(({ invalid }) => invalid === null)
    .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0))
    .flatMap((entry) => entry.figures.filter(({ metric }) => metrics.includes(metric)).map((figure) => ({ entry, ...figure })))
  const newest = points.at(-1)?.entry.startedAt ?? ''
  // JSON: no part of a key can imitate the border to the next.
  const keyed = Map.groupBy(points, ({ entry: { planHash, hostClass, load }, operation, metric }) =>
    JSON.stringify([planHash, hostClass, load, operation, metric]),
  )
  return [...keyed.values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    const { entry, operation, metric } = first
    const nights = [...Map.groupBy(all, (point) => point.entry.startedAt.slice(0, 10))].map(([date, runs]) => nightOf(date, runs))
    const { title, planHash, hostClass, load } = entry
    return [
      {
        title,
        planHash,
        hostClass,
        load,
        operation,
        metric,
        nights,
        changes: nights.length < fewestNights ? [] : changesIn(nights, metric, newest, options),
      },
    ]
  })
}

function nightOf(date: string, runs: readonly { readonly value: number; readonly entry: HistoryEntry }[]): Night {
  const revision = runs.findLast(({ entry }) => entry.revision !== undefined)?.entry.revision
  return { date, value: median(runs.map(({ value }) => value)), runs: runs.length, ...(revision !== undefined && { revision }) }
}

function changesIn(nights: readonly Night[], metric: ComparedMetric, newest: string, options: HistoryOptions): readonly Change[] {
  return changePoints(
    nights.map(({ value }) => value),
    options,
  ).flatMap(({ index, before, after, change, p }) => {
    const [last, first] = [nights[index - 1], nights[index]]
    if (last === undefined || first === undefined) return []
    return [
      {
        date: first.date,
        lastBefore: last.date,
        ...(first.revision !== undefined && { revision: first.revision }),
        ...(last.revision !== undefined && { revisionBefore: last.revision }),
        before,
        after,
        change,
        p,
        worse: metric === 'throughput' ? change < 0 : change > 0,
        recent: Date.parse(newest.slice(0, 10)) - Date.parse(first.date) < options.recentDays * dayMs,
      },
    ]
  })
}
