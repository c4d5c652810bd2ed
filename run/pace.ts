/** The run's own rate: requests leave at even distances, never in bursts. */
import type { Clock } from '#lib/clock.ts'

export interface Pace {
  /** Resolves when the next request is due. */
  turn(): Promise<void>
}

export function paceOf(perSecond: number | undefined, clock: Clock): Pace {
  if (perSecond === undefined) return { turn: () => Promise.resolve() }
  const gapMs = 1000 / perSecond
  let dueMs = -Infinity
  return {
    async turn() {
      const nowMs = clock.now()
      dueMs = Math.max(nowMs, dueMs + gapMs)
      if (dueMs > nowMs) await clock.sleep(dueMs - nowMs)
    },
  }
}
