/** The run's own rate: requests leave at even distances, never in bursts, and none while the target asks for quiet. */
import type { Clock } from '#lib/clock.ts'

export interface Pace {
  /** Resolves when the next request is due. */
  turn(): Promise<void>
  /** Nobody's turn comes for so long. */
  hold(ms: number): void
}

export function paceOf(perSecond: number | undefined, clock: Clock): Pace {
  const gapMs = perSecond === undefined ? 0 : 1000 / perSecond
  let dueMs = -Infinity
  let quietUntilMs = -Infinity
  return {
    async turn() {
      const nowMs = clock.now()
      dueMs = Math.max(nowMs, dueMs + gapMs, quietUntilMs)
      if (dueMs > nowMs) await clock.sleep(dueMs - nowMs)
    },
    hold(ms) {
      quietUntilMs = Math.max(quietUntilMs, clock.now() + ms)
    },
  }
}
