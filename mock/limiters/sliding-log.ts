/** Sliding log: never more than the limit in any window, whenever it begins. Refused requests do not count. */
import type { MakeLimiter } from '#mock/limiters/limiter.ts'

export const slidingLog: MakeLimiter = (limit, windowMs, clock) => {
  const logs = new Map<string, number[]>()
  return (key) => {
    const nowMs = clock.now()
    const log = logs.get(key) ?? []
    logs.set(key, log)
    while (log[0] !== undefined && log[0] + windowMs <= nowMs) log.shift()
    const [oldest] = log
    if (oldest !== undefined && log.length >= limit) return { allowed: false, retryAfterMs: oldest + windowMs - nowMs }
    log.push(nowMs)
    return { allowed: true, remaining: limit - log.length }
  }
}
