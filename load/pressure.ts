/** How a run went by the number of requests that were under way: what breaks under pressure breaks from some number on. */
import { histogram, type Histogram } from '#lib/histogram.ts'
import type { PressureBand } from '#model/record.ts'
import { classOf, type Ending } from '#load/tally.ts'

interface Band {
  requests: number
  errors: number
  serverErrors: number
  unanswered: number
  timeouts: number
  readonly histogram: Histogram
}

export interface Pressure {
  /** `inFlight`: how many were under way when it was sent, itself among them. */
  count(inFlight: number, ending: Ending, latencyUs: number, failed: boolean): void
  bands(): readonly PressureBand[]
}

/** 1, 2, 3 to 4, 5 to 8, …: each has twice the pressure of the one before it. */
const indexOf = (inFlight: number): number => 32 - Math.clz32(Math.max(1, inFlight) - 1)

export function newPressure(): Pressure {
  const counted: (Band | undefined)[] = []
  return {
    count(inFlight, ending, latencyUs, failed) {
      const index = indexOf(inFlight)
      const band = (counted[index] ??= {
        requests: 0,
        errors: 0,
        serverErrors: 0,
        unanswered: 0,
        timeouts: 0,
        histogram: histogram('coarse'),
      })
      band.requests += 1
      if (failed) band.errors += 1
      if (ending === 'error') band.unanswered += 1
      else if (ending === 'timeout') band.timeouts += 1
      else if (classOf(ending) === '5xx') band.serverErrors += 1
      band.histogram.record(latencyUs)
    },
    bands: () =>
      counted.flatMap((band, index): readonly PressureBand[] => {
        if (band === undefined) return []
        const { histogram: latency, ...counts } = band
        const from = index === 0 ? 1 : 2 ** (index - 1) + 1
        return [{ from, to: 2 ** index, ...counts, p50Ms: latency.percentileMs(50), p99Ms: latency.percentileMs(99) }]
      }),
  }
}
