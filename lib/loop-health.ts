/** How a busy process fares: whether its event loop has time left, and whether it stood still. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

export interface LoopHealth {
  /** Share of the time in which the loop did something, 0 to 1. */
  readonly busyShare: number
  /** How much later than asked a timer fired: nothing was sent and nothing read meanwhile. */
  readonly pauseMs: { readonly p99: number; readonly max: number }
}

const everyMs = 10

/** Begins to watch; what it gives ends it and tells what was seen. */
export function watchLoop(): () => LoopHealth {
  const delay = monitorEventLoopDelay({ resolution: everyMs })
  const before = performance.eventLoopUtilization()
  delay.enable()
  // Nanoseconds, with the time between two looks in them; without a look its percentiles mean nothing.
  const late = (ns: number): number => (delay.count === 0 ? 0 : Math.max(0, ns / 1e6 - everyMs))
  return () => {
    delay.disable()
    return {
      busyShare: performance.eventLoopUtilization(before).utilization,
      pauseMs: { p99: late(delay.percentile(99)), max: late(delay.max) },
    }
  }
}
