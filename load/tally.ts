/** What a load run counts, per operation and status class. Merging parts gives exactly what one tally fed with everything would hold. */
import { histogram, histogramFromBase64, mergeHistograms } from '#lib/histogram.ts'
import type { Histogram } from '#lib/histogram.ts'
import type { LoadOperation, LoadRecord } from '#model/record.ts'

/** How one request ended: a status, no answer in time, or none at all. */
export type Ending = number | 'timeout' | 'error'

/** 429 stands apart from the other 4xx: it says that there was too much, not that something was wrong. */
export type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '429' | '5xx' | 'error' | 'timeout'

export interface Outcome {
  readonly operation: string
  readonly ending: Ending
  readonly latencyUs: number
  /** Whole seconds since the start of the measured part. */
  readonly second: number
  /** Not what the caller expected of this operation. Timeouts and errors always are. */
  readonly failed: boolean
  /** What kind of error it was: `ECONNRESET`. */
  readonly reason?: string
}

export interface Cell {
  readonly operation: string
  readonly status: StatusClass
  readonly histogram: Histogram
  count: number
  failed: number
}

export interface Second {
  readonly histogram: Histogram
  requests: number
  errors: number
}

/** Grows in place while the load runs; readonly for all others. */
export interface Tally {
  readonly cells: Map<string, Cell>
  readonly seconds: Map<number, Second>
  readonly reasons: Map<string, number>
}

export const emptyTally = (): Tally => ({ cells: new Map(), seconds: new Map(), reasons: new Map() })

const hundreds = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

export const classOf = (ending: Ending): StatusClass =>
  typeof ending === 'string' ? ending : ending === 429 ? '429' : (hundreds[Math.floor(ending / 100) - 1] ?? (ending < 100 ? '1xx' : '5xx'))

export function count(tally: Tally, { operation, ending, latencyUs, second, failed, reason }: Outcome): void {
  const cell = cellOf(tally, operation, classOf(ending))
  cell.count += 1
  cell.failed += failed ? 1 : 0
  cell.histogram.record(latencyUs)
  const slice = secondOf(tally, second)
  slice.requests += 1
  slice.errors += failed ? 1 : 0
  slice.histogram.record(latencyUs)
  if (reason !== undefined) tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1)
}

/** A new tally. Associative, commutative, `emptyTally()` neutral. */
export function merge(...parts: readonly Tally[]): Tally {
  const merged = emptyTally()
  for (const part of parts) {
    for (const from of part.cells.values()) {
      const cell = cellOf(merged, from.operation, from.status)
      cell.count += from.count
      cell.failed += from.failed
      cell.histogram.add(from.histogram)
    }
    for (const [second, from] of part.seconds) {
      const slice = secondOf(merged, second)
      slice.requests += from.requests
      slice.errors += from.errors
      slice.histogram.add(from.histogram)
    }
    for (const [reason, times] of part.reasons) merged.reasons.set(reason, (merged.reasons.get(reason) ?? 0) + times)
  }
  return merged
}

export const cellsOf = (tally: Tally, operation?: string): readonly Cell[] =>
  [...tally.cells.values()].filter((cell) => operation === undefined || cell.operation === operation)

/** The time customers wait for what they asked for: expected answers and timeouts. A refusal in 1 ms must not make a service look fast. */
export function servedLatency(cells: readonly Cell[]): Histogram {
  return mergeHistograms(
    cells.filter(({ status, failed, count: all }) => status === 'timeout' || failed < all).map((cell) => cell.histogram),
  )
}

export const operationsOf = (tally: Tally): readonly LoadOperation[] =>
  [...tally.cells.values()]
    .sort((a, b) => compare(a.operation, b.operation) || compare(a.status, b.status))
    .map(({ operation, status, count: all, failed, histogram: latency }) => ({
      operation,
      status,
      count: all,
      errors: failed,
      latencyMs: latency.percentiles(),
      histogram: latency.toBase64(),
    }))

/** The cells that `operationsOf` wrote. */
export const cellsIn = (operations: readonly LoadOperation[]): readonly Cell[] =>
  operations.map(({ operation, status, count: all, errors, histogram: latency }) => ({
    operation,
    // A record has no other words for it.
    status: status as StatusClass,
    histogram: histogramFromBase64(latency),
    count: all,
    failed: errors,
  }))

export const perSecondOf = (tally: Tally): LoadRecord['perSecond'] =>
  [...tally.seconds]
    .sort(([a], [b]) => a - b)
    .map(([second, { requests, errors, histogram: latency }]) => ({
      second,
      requests,
      errors,
      p50Ms: latency.percentileMs(50),
      p99Ms: latency.percentileMs(99),
    }))

// Not localeCompare: its order depends on the machine.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Found without a key put together of two, which would be made and hashed for every answer. */
const index = new WeakMap<Tally['cells'], Map<string, Map<StatusClass, Cell>>>()

function cellOf({ cells }: Tally, operation: string, status: StatusClass): Cell {
  const operations = index.get(cells) ?? new Map<string, Map<StatusClass, Cell>>()
  const statuses = operations.get(operation) ?? new Map<StatusClass, Cell>()
  const known = statuses.get(status)
  if (known !== undefined) return known
  const key = `${status} ${operation}`
  const cell: Cell = cells.get(key) ?? { operation, status, histogram: histogram(), count: 0, failed: 0 }
  cells.set(key, cell)
  index.set(cells, operations.set(operation, statuses.set(status, cell)))
  return cell
}

function secondOf({ seconds }: Tally, second: number): Second {
  const known = seconds.get(second)
  if (known !== undefined) return known
  const slice: Second = { histogram: histogram('coarse'), requests: 0, errors: 0 }
  seconds.set(second, slice)
  return slice
}
