/** What a load record says of each operation, in the few numbers that are compared. The unit of analysis is the run, never the request. */
import type { Histogram } from '#lib/histogram.ts'
import type { ComparedMetric } from '#model/comparison.ts'
import type { LoadOperation, LoadRecord } from '#model/record.ts'
import { cellsIn, servedLatency } from '#load/tally.ts'

export interface Measured {
  readonly operation: string
  readonly metric: ComparedMetric
  /** Null where so few requests can't tell it. */
  readonly value: number | null
}

/** All operations together. */
export const everything = '*'

/** Ten requests beyond the percentile, or it is the accident of a few: p99 needs 1,000 a run. */
const beyond = 10
const percentiles = { p50: 50, p95: 95, p99: 99 } as const

/**
 * A closed model is judged by its throughput too; the rate of an open one was asked for. Throughput is that of all operations together:
 * the share of each is drawn, not measured. Errors are compared over all, latency by operation.
 */
export function measuredIn(load: LoadRecord): readonly Measured[] {
  const operations = [...new Set(load.operations.map(({ operation }) => operation))]
  const sum = (of: (one: LoadOperation) => number): number => load.operations.reduce((total, one) => total + of(one), 0)
  const [count, errors] = [sum((one) => one.count), sum((one) => one.errors)]
  return [
    ...(load.model === 'closed'
      ? [
          {
            operation: everything,
            metric: 'throughput' as const,
            value: load.durationSeconds > 0 ? (count - errors) / load.durationSeconds : 0,
          },
        ]
      : []),
    { operation: everything, metric: 'errors', value: count === 0 ? 1 : errors / count },
    ...operations.flatMap((operation) => {
      const served = servedLatency(cellsIn(load.operations.filter((one) => one.operation === operation)))
      return (['p50', 'p95', 'p99'] as const).map((metric) => ({ operation, metric, value: percentileIn(served, percentiles[metric]) }))
    }),
  ]
}

const percentileIn = (served: Histogram, percent: number): number | null =>
  served.count * (1 - percent / 100) >= beyond - 1e-9 ? served.percentileMs(percent) : null
