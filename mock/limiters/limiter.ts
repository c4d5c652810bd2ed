/** A rate limiter: asked once a request, it says whether the request may pass and when the next one may. */
import type { Clock } from '#lib/clock.ts'

export type Decision = { readonly allowed: true; readonly remaining: number } | { readonly allowed: false; readonly retryAfterMs: number }

export type Limiter = (key: string) => Decision
export type MakeLimiter = (limit: number, windowMs: number, clock: Clock) => Limiter
