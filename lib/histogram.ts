/** Latencies in HDR histograms: the one door to hdr-histogram-js, and one configuration, because only equal ones add exactly. */
import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64 } from 'hdr-histogram-js'
import type { Histogram as Counts } from 'hdr-histogram-js'

/** Part of a stored histogram's meaning: microseconds, 1 us to 60 s, 3 significant digits (0.1 %). */
const histogramRange = { unit: 'us', lowest: 1, highest: 60_000_000, digits: 3 } as const

/** Milliseconds. */
export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

export interface Histogram {
  /** Microseconds; what lies outside the range is recorded at its edge. */
  record(us: number): void
  add(other: Histogram): void
  readonly count: number
  /** 0 < percent <= 100; 0 while nothing is recorded. */
  percentileMs(percent: number): number
  percentiles(): Percentiles
  /** V2 compressed: readable by every HdrHistogram implementation. */
  toBase64(): string
}

const digitsOf = (precision: 'fine' | 'coarse'): 2 | 3 => (precision === 'fine' ? histogramRange.digits : 2)

/** `coarse` keeps 2 digits (10 kB instead of 70 kB): for per-second rows, of which a soak has thousands. */
export function histogram(precision: 'fine' | 'coarse' = 'fine'): Histogram {
  // Plain JavaScript: 54 ns a value against WebAssembly's 18, lost in the 14 us of a request; and nothing must be initialised or freed.
  return wrap(
    build({
      bitBucketSize: 32,
      autoResize: false,
      lowestDiscernibleValue: histogramRange.lowest,
      highestTrackableValue: histogramRange.highest,
      numberOfSignificantValueDigits: digitsOf(precision),
      useWebAssembly: false,
    }),
  )
}

/** Throws on what is not a histogram of this configuration: mixed ones would add with a silent error. */
export function histogramFromBase64(base64: string, precision: 'fine' | 'coarse' = 'fine'): Histogram {
  const digits = digitsOf(precision)
  const counts = decodeFromCompressedBase64(base64, 32, false)
  if (counts.numberOfSignificantValueDigits !== digits || counts.highestTrackableValue < histogramRange.highest) {
    throw new Error(`the histogram is not one of ${digits} digits up to ${histogramRange.highest} us`)
  }
  const copy = histogram(precision)
  copy.add(wrap(counts))
  return copy
}

/** A new histogram; the parts are left as they are. */
export function mergeHistograms(parts: readonly Histogram[]): Histogram {
  const merged = histogram()
  for (const part of parts) merged.add(part)
  return merged
}

const innards = new WeakMap<Histogram, Counts>()

function wrap(counts: Counts): Histogram {
  const percentileMs = (percent: number): number => (counts.totalCount === 0 ? 0 : counts.getValueAtPercentile(percent) / 1000)
  const wrapped: Histogram = {
    record: (us) => {
      counts.recordValue(us >= 60_000_000 ? 60_000_000 : us < 1.5 ? 1 : Math.round(us))
    },
    add: (other) => {
      const others = innards.get(other)
      if (others === undefined) throw new Error('only histograms of lib/histogram add')
      counts.add(others)
    },
    get count() {
      return counts.totalCount
    },
    percentileMs,
    percentiles: () => ({
      p50: percentileMs(50),
      p90: percentileMs(90),
      p95: percentileMs(95),
      p99: percentileMs(99),
      p999: percentileMs(99.9),
      max: percentileMs(100),
    }),
    toBase64: () => encodeIntoCompressedBase64(counts),
  }
  innards.set(wrapped, counts)
  return wrapped
}
