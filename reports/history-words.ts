/** A history in words, the same for every reporter. */
import { signedPercent } from '#lib/signed-percent.ts'
import type { Change, HistoryRecord, HistorySeries } from '#model/history.ts'
import { counted, grouped, milliseconds } from '#reports/figures.ts'

export const figureWords = (metric: HistorySeries['metric'], value: number): string =>
  metric === 'throughput' ? `${grouped(value)}/s` : milliseconds(value)

export const changeTitles = [
  'operation',
  'metric',
  'first night',
  'night before',
  'commits',
  'before',
  'after',
  'change',
  'p',
  'ruling',
] as const

export interface ToldChange {
  readonly series: HistorySeries
  readonly change: Change
  readonly cells: readonly string[]
}

/** The newest first. */
export const toldChanges = ({ series }: HistoryRecord): readonly ToldChange[] =>
  series
    .flatMap((one) => one.changes.map((change) => ({ series: one, change, cells: cellsOf(one, change) })))
    .toSorted((a, b) => (a.change.date < b.change.date ? 1 : a.change.date > b.change.date ? -1 : 0))

const cellsOf = (
  { operation, metric }: HistorySeries,
  { date, lastBefore, revision, revisionBefore, before, after, change, p, worse, recent }: Change,
): readonly string[] => [
  operation,
  metric,
  date,
  lastBefore,
  revision === undefined || revisionBefore === undefined ? '–' : `${revisionBefore.slice(0, 12)}..${revision.slice(0, 12)}`,
  figureWords(metric, before),
  figureWords(metric, after),
  signedPercent(change),
  p < 1e-6 ? '<0.000001' : String(Number(p.toPrecision(2))),
  worse ? (recent ? 'worse' : 'worse, known') : 'better',
]

export function historySentence({ folder, runs, series, left }: HistoryRecord): string {
  const keys = new Set(series.map(({ planHash, hostClass, load }) => JSON.stringify([planHash, hostClass, load]))).size
  const nights = Math.max(0, ...series.map((one) => one.nights.length))
  return `${counted(runs, 'load run')} in ${folder}: ${counted(keys, 'key')} of plan, host class and load, up to ${counted(nights, 'night')} each${left.length === 0 ? '' : `; ${counted(left.length, 'file or run', 'files or runs')} left out`}.`
}
