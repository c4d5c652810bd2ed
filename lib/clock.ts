/** Time as a parameter: the only file that reads a clock or sets a timer. */

export interface Clock {
  /** Milliseconds, monotonic, from an arbitrary start. */
  now(): number
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  epochMs(): number
  sleep(ms: number): Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  epochMs: () => Date.now(),
  sleep: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    }),
}

/** Time that passes only when someone sleeps: an hour of load runs in a millisecond. Sleepers wake in the order of their times. */
export function virtualClock(startMs = 0): Clock {
  let nowMs = startMs
  const sleepers: { readonly at: number; readonly order: number; readonly wake: () => void }[] = []
  let order = 0
  let ticking = false
  const tick = (): void => {
    const next = sleepers.shift()
    if (next === undefined) {
      ticking = false
      return
    }
    nowMs = Math.max(nowMs, next.at)
    next.wake()
    // Whoever woke may sleep again before time moves on: let the promises settle first.
    setImmediate(tick)
  }
  return {
    now: () => nowMs,
    epochMs: () => nowMs,
    sleep: (ms) =>
      new Promise((resolve) => {
        sleepers.push({ at: nowMs + Math.max(0, ms), order: order++, wake: resolve })
        sleepers.sort((a, b) => a.at - b.at || a.order - b.order)
        if (!ticking) {
          ticking = true
          setImmediate(tick)
        }
      }),
  }
}
