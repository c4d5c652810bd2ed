/** Fixed window: a counter that starts anew at every multiple of the window. */
import type { MakeLimiter } from '#mock/limiters/limiter.ts'

export const fixedWindow: MakeLimiter = (limit, windowMs, clock) => {
  const counters = new Map<string, { window: number; used: number }>()
  return (key) => {
    const nowMs = clock.now()
    const window = Math.floor(nowMs / windowMs)
    const counter = counters.get(key)
    const used = counter?.window === window ? counter.used : 0
    if (used >= limit) return { allowed: false, retryAfterMs: (window + 1) * windowMs - nowMs }
    counters.set(key, { window, used: used + 1 })
    return { allowed: true, remaining: limit - used - 1 }
  }
}
