/** The latency distribution out of the record's HDR histograms, as points of a percentile curve. */
import { histogramFromBase64, mergeHistograms } from '#lib/histogram.ts'

export interface CurvePoint {
  /** How many nines: 0 is the minimum, 1 is p90, 2 is p99, 3 is p99.9. */
  readonly nines: number
  readonly ms: number
}

/** Finer steps are narrower than a pixel. */
const step = 0.05

/** One curve over all the histograms together; `undefined` where one of them can't be read or nothing was counted. */
export function latencyCurve(histograms: readonly string[]): readonly CurvePoint[] | undefined {
  try {
    const sum = mergeHistograms(histograms.map((one) => histogramFromBase64(one)))
    if (sum.count === 0) return undefined
    // A curve over n responses knows log10(n) nines; beyond them it would only repeat the maximum.
    const last = Math.max(1, Math.log10(sum.count))
    const steps = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
    return [...steps, last].map((nines) => ({ nines, ms: sum.percentileMs(100 * (1 - 10 ** -nines)) }))
  } catch {
    // A record from elsewhere may hold anything here; the table of percentiles still stands.
    return undefined
  }
}
