/** The records of a folder to a verdict: a recent change for the worse closes the gate, too few nights leave it undecided. */
import { signedPercent } from '#lib/signed-percent.ts'
import type { Change, HistoryEntry, HistoryRecord, HistorySeries } from '#model/history.ts'
import { fewestNights, historySeries, type HistoryOptions } from '#load/history.ts'
import { exitCodes } from '#run/gate.ts'

export interface HistoryRunOptions extends HistoryOptions {
  readonly folder: string
  /** Files that could not be read as a record. */
  readonly left: HistoryRecord['left']
}

export function historyOf(entries: readonly HistoryEntry[], options: HistoryRunOptions): HistoryRecord {
  const series = historySeries(entries, options)
  const closed = series.flatMap((one) => one.changes.filter(({ worse, recent }) => worse && recent).map((change) => reasonOf(one, change)))
  const longest = Math.max(0, ...series.map(({ nights }) => nights.length))
  const undecided =
    longest >= fewestNights ? [] : [`no series has ${fewestNights} nights yet, the longest has ${longest}: no change could be told`]
  return {
    historyVersion: 1,
    folder: options.folder,
    runs: entries.filter(({ invalid }) => invalid === null).length,
    left: [
      ...options.left,
      ...entries.flatMap(({ file, invalid }) => (invalid === null ? [] : [{ file, reason: `invalid run: ${invalid}` }])),
    ],
    series,
    gate: {
      verdict: closed.length > 0 ? 'fail' : undecided.length > 0 ? 'inconclusive' : 'pass',
      exitCode: closed.length > 0 ? exitCodes.gateClosed : undecided.length > 0 ? exitCodes.inconclusive : exitCodes.clean,
      reasons: [...closed, ...undecided],
    },
  }
}

function reasonOf({ operation, metric }: HistorySeries, { change, date, lastBefore, revision, revisionBefore }: Change): string {
  const commits =
    revision === undefined || revisionBefore === undefined ? '' : `, commits ${revisionBefore.slice(0, 12)}..${revision.slice(0, 12)}`
  return `${metric} of ${operation} is ${signedPercent(change)} since ${date} (the night before it was ${lastBefore}${commits})`
}
