/** Token bucket: full at the start, refilled evenly, one token a request; the limit is also the burst. */
import type { MakeLimiter } from '#mock/limiters/limiter.ts'

/** Sums of fractions end a hair below the whole token that they mean. */
const hair = 1e-9

export const tokenBucket: MakeLimiter = (limit, windowMs, clock) => {
  const perMs = limit / windowMs
  const buckets = new Map<string, { tokens: number; atMs: number }>()
  return (key) => {
    const nowMs = clock.now()
    const before = buckets.get(key) ?? { tokens: limit, atMs: nowMs }
    const tokens = Math.min(limit, before.tokens + (nowMs - before.atMs) * perMs)
    if (tokens + hair < 1) {
      buckets.set(key, { tokens, atMs: nowMs })
      return { allowed: false, retryAfterMs: (1 - tokens) / perMs }
    }
    const left = Math.max(0, tokens - 1)
    buckets.set(key, { tokens: left, atMs: nowMs })
    return { allowed: true, remaining: Math.floor(left) }
  }
}
