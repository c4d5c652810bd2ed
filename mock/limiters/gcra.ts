/**
 * Generic cell rate algorithm (ITU-T I.371): one theoretical arrival time a key. It spaces requests evenly and lets through
 * a burst of the limit after silence.
 */
import type { MakeLimiter } from '#mock/limiters/limiter.ts'

const hair = 1e-6

export const gcra: MakeLimiter = (limit, windowMs, clock) => {
  const intervalMs = windowMs / limit
  const toleranceMs = windowMs - intervalMs
  const arrivals = new Map<string, number>()
  return (key) => {
    const nowMs = clock.now()
    const dueMs = Math.max(nowMs, arrivals.get(key) ?? nowMs)
    const earlyMs = dueMs - nowMs - toleranceMs
    if (earlyMs > hair) return { allowed: false, retryAfterMs: earlyMs }
    arrivals.set(key, dueMs + intervalMs)
    return { allowed: true, remaining: Math.max(0, Math.floor((toleranceMs - (dueMs - nowMs)) / intervalMs + hair)) }
  }
}
