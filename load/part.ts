/** Shards of one load run: what each leaves, and all of them as one. Percentiles of the whole come from added counts, never from percentiles. */
import { histogramFromBase64, mergeHistograms, type Histogram } from '#lib/histogram.ts'
import type { LoadPart, LoadRecord } from '#model/record.ts'
import type { Shard } from '#load/pacers.ts'
import type { LoadResult } from '#load/recorder.ts'
import { cellsIn, emptyTally, merge, type Tally } from '#load/tally.ts'

/** How late a shard may start, milliseconds: later, the load is another one than was asked for. */
const lateMs = 1000

export interface Start {
  readonly startAtMs: number | null
  readonly startedAtMs: number
}

export const partOf = (result: LoadResult, { index, count }: Shard, start: Start): LoadPart => ({
  index,
  count,
  ...start,
  sendLag: result.sendLag?.toBase64() ?? null,
  service: result.service?.toBase64() ?? null,
  seconds: [...result.tally.seconds].map(([second, { histogram }]) => ({ second, histogram: histogram.toBase64() })),
  stopped: result.stopped,
})

/** The connections of one shard: all of them together have as many as one machine would. */
export const connectionsOf = ({ index, count }: Shard, connections: number): number =>
  Math.floor(connections / count) + (index < connections % count ? 1 : 0)

/** Why these parts are no whole; null where they are. */
export function incompleteness(parts: readonly LoadPart[]): string | null {
  const counts = [...new Set(parts.map(({ count }) => count))]
  const [count = 0] = counts
  if (counts.length > 1) return `the shards are of ${counts.join(' and ')}`
  const indices = parts.map(({ index }) => index)
  const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !indices.includes(index))
  if (missing.length > 0) return `shard ${missing.map((index) => `${index}/${count}`).join(', ')} is missing`
  if (parts.length > count) return `a shard was given twice: ${indices.filter((index, at) => indices.indexOf(index) !== at).join(', ')}`
  if (new Set(parts.map(({ startAtMs }) => startAtMs)).size > 1) return 'the shards were to start at different times'
  const late = parts.filter(({ startAtMs, startedAtMs }) => startAtMs !== null && startedAtMs - startAtMs > lateMs)
  if (late.length > 0) return late.map((part) => `shard ${part.index}/${count} started ${delay(part)} ms late`).join('; ')
  const [first, last] = [Math.min(...parts.map(({ startedAtMs }) => startedAtMs)), Math.max(...parts.map(({ startedAtMs }) => startedAtMs))]
  return count > 1 && last - first > lateMs ? `the shards started ${last - first} ms apart: give them one --start-at` : null
}

const delay = ({ startAtMs, startedAtMs }: LoadPart): number => startedAtMs - (startAtMs ?? startedAtMs)

export interface Part {
  readonly load: LoadRecord
  readonly part: LoadPart
}

/** One machine's result. Rates and connections add; the lengths are the same, so that the longest is that of all. */
export function wholeOf(parts: readonly [Part, ...Part[]]): LoadResult {
  const [{ load: first }] = parts
  const stopped = parts.flatMap(({ part }) => (part.stopped === null ? [] : [`shard ${part.index}: ${part.stopped}`]))
  const asked = parts.map(({ load }) => load.rate.asked)
  return {
    model: first.model,
    tally: merge(...parts.map(tallyOf)),
    durationSeconds: Math.max(...parts.map(({ load }) => load.durationSeconds)),
    connections: sum(parts.map(({ load }) => load.connections)),
    rate: {
      asked: asked.every((one) => one !== null) ? sum(asked) : null,
      achieved: sum(parts.map(({ load }) => load.rate.achieved)),
    },
    sendLag: added(parts.map(({ part }) => part.sendLag)),
    service: added(parts.map(({ part }) => part.service)),
    dropped: sum(parts.map(({ load }) => load.dropped ?? 0)),
    samples: [],
    stopped: stopped.length === 0 ? null : stopped.join('; '),
  }
}

/** As it was when the part was written: every count and every bucket. */
function tallyOf({ load, part }: Part): Tally {
  const tally = emptyTally()
  for (const cell of cellsIn(load.operations)) tally.cells.set(`${cell.status} ${cell.operation}`, cell)
  const histograms = new Map(part.seconds.map(({ second, histogram }) => [second, histogram]))
  for (const { second, requests, errors } of load.perSecond) {
    const histogram = histograms.get(second)
    if (histogram !== undefined) tally.seconds.set(second, { requests, errors, histogram: histogramFromBase64(histogram, 'coarse') })
  }
  for (const [reason, times] of Object.entries(load.reasons ?? {})) tally.reasons.set(reason, times)
  return tally
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

const added = (histograms: readonly (string | null)[]): Histogram | null => {
  const known = histograms.filter((one) => one !== null)
  return known.length === 0 ? null : mergeHistograms(known.map((one) => histogramFromBase64(one)))
}
