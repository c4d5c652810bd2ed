/** Load records of which a test says only what it is about. */
import { histogram } from '#lib/histogram.ts'
import type { LoadRecord } from '#model/record.ts'

export interface LoadTold {
  /** Of every answer, milliseconds. */
  readonly ms: number
  readonly operation?: string
  readonly count?: number
  readonly errors?: number
  readonly more?: Partial<LoadRecord>
}

/** One second of a closed model: all answers took the same time; errors stand in a cell of their own. */
export function loadOf({ ms, operation = 'get', count = 2000, errors = 0, more = {} }: LoadTold): LoadRecord {
  const told = histogram()
  for (let answer = 0; answer < count; answer += 1) told.record(ms * 1000)
  const cell = { operation, latencyMs: told.percentiles(), histogram: told.toBase64() }
  return {
    model: 'closed',
    durationSeconds: 1,
    connections: 10,
    rate: { asked: null, achieved: count },
    sendLagMs: null,
    operations: [{ ...cell, status: '2xx', count, errors: 0 }, ...(errors > 0 ? [{ ...cell, status: '5xx', count: errors, errors }] : [])],
    perSecond: [],
    thresholds: [],
    sampled: 0,
    invalid: null,
    ...more,
  }
}
