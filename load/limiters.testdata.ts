/** Limiters of every kind to prove the prober on, and two networks to reach them over, in virtual time. What they do is known; the prober is not told. */
import { virtualClock } from '#lib/clock.ts'
import type { Clock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import type { Algorithm } from '#model/record.ts'
import type { Fire } from '#load/shooting.ts'

/** Accepts, or says how many milliseconds remain. */
export type Limiter = (nowMs: number) => 'accepted' | number
/** `phaseMs`: how far the server's clock is into a window when ours begins. */
export type Make = (limit: number, windowMs: number, phaseMs: number) => Limiter

const fixedAligned: Make = (limit, windowMs, phaseMs) => {
  let [window, used] = [-1, 0]
  return (nowMs) => {
    const current = Math.floor((nowMs + phaseMs) / windowMs)
    if (current !== window) [window, used] = [current, 0]
    if (used >= limit) return (current + 1) * windowMs - phaseMs - nowMs
    used += 1
    return 'accepted'
  }
}

const fixedAnchored: Make = (limit, windowMs) => {
  let [endMs, used] = [-Infinity, 0]
  return (nowMs) => {
    if (nowMs >= endMs) [endMs, used] = [nowMs + windowMs, 0]
    if (used >= limit) return endMs - nowMs
    used += 1
    return 'accepted'
  }
}

const slidingLog: Make = (limit, windowMs) => {
  const log: number[] = []
  return (nowMs) => {
    while (log[0] !== undefined && log[0] + windowMs <= nowMs) log.shift()
    if (log.length >= limit) return (log[0] ?? 0) + windowMs - nowMs
    log.push(nowMs)
    return 'accepted'
  }
}

/** Counts what it refuses too: who keeps asking is never let in. */
const strictLog: Make = (limit, windowMs) => {
  const log: number[] = []
  return (nowMs) => {
    while (log[0] !== undefined && log[0] + windowMs <= nowMs) log.shift()
    log.push(nowMs)
    return log.length <= limit ? 'accepted' : (log[log.length - limit] ?? 0) + windowMs - nowMs
  }
}

const slidingCounter: Make = (limit, windowMs, phaseMs) => {
  let [window, before, used] = [-1, 0, 0]
  return (nowMs) => {
    const at = (nowMs + phaseMs) / windowMs
    const current = Math.floor(at)
    if (current !== window) [window, before, used] = [current, current === window + 1 ? used : 0, 0]
    if (before * (1 - (at - current)) + used < limit) {
      used += 1
      return 'accepted'
    }
    // Until the past window's share has shrunk to what is free; if nothing is free, that is in the next window.
    const free = limit - used
    const shareMs = free > 0 ? (1 - free / before - (at - current)) * windowMs : (current + 1 - at) * windowMs
    return Math.max(shareMs, 1) + 1
  }
}

const bucketOf = (capacity: number, perMs: number): Limiter => {
  let [tokens, atMs] = [capacity, 0]
  return (nowMs) => {
    tokens = Math.min(capacity, tokens + (nowMs - atMs) * perMs)
    atMs = nowMs
    if (tokens + 1e-9 < 1) return (1 - tokens) / perMs
    tokens -= 1
    return 'accepted'
  }
}

const tokenBucket: Make = (limit, windowMs) => bucketOf(limit, limit / windowMs)
const smallBurst: Make = (limit, windowMs) => bucketOf(burstOf(limit), limit / windowMs)
export const burstOf = (limit: number): number => Math.max(1, Math.round(limit / 5))

/** A timer of the server's adds a quarter to a tenth of the limit at once. */
const tickRefill: Make = (limit, windowMs, phaseMs) => {
  const { stepTokens, tickMs } = tickOf(limit, windowMs, phaseMs)
  let [tokens, tick] = [limit, -1]
  return (nowMs) => {
    const current = Math.floor((nowMs + phaseMs) / tickMs)
    tokens = tick < 0 ? limit : Math.min(limit, tokens + (current - tick) * stepTokens)
    tick = current
    if (tokens < 1) return (current + 1) * tickMs - phaseMs - nowMs
    tokens -= 1
    return 'accepted'
  }
}
const tickOf = (limit: number, windowMs: number, phaseMs: number): { readonly stepTokens: number; readonly tickMs: number } => {
  const stepTokens = Math.max(1, Math.round(limit / (4 + (Math.floor(phaseMs) % 7))))
  return { stepTokens, tickMs: (windowMs * stepTokens) / limit }
}

const gcra: Make = (limit, windowMs) => {
  const intervalMs = windowMs / limit
  let dueMs = -Infinity
  return (nowMs) => {
    const earlyMs = Math.max(dueMs, nowMs) - nowMs - (windowMs - intervalMs)
    if (earlyMs > 1e-6) return earlyMs
    dueMs = Math.max(dueMs, nowMs) + intervalMs
    return 'accepted'
  }
}

export interface Simulated {
  readonly make: Make
  readonly algorithm: Algorithm
  /** What a client meets as the limit, where it is not the number that was configured. */
  readonly met?: (limit: number) => number
  readonly countsRefused?: true
}

export const simulated = {
  'fixed window, aligned': { make: fixedAligned, algorithm: 'fixed-aligned' },
  'fixed window, anchored': { make: fixedAnchored, algorithm: 'fixed-anchored' },
  'sliding log': { make: slidingLog, algorithm: 'sliding-log' },
  'sliding log, strict': { make: strictLog, algorithm: 'sliding-log', countsRefused: true },
  'sliding counter': { make: slidingCounter, algorithm: 'sliding-counter' },
  'token bucket': { make: tokenBucket, algorithm: 'token-bucket' },
  'token bucket, small burst': { make: smallBurst, algorithm: 'token-bucket', met: burstOf },
  'token bucket, tick refill': { make: tickRefill, algorithm: 'token-bucket' },
  GCRA: { make: gcra, algorithm: 'token-bucket' },
} as const satisfies Readonly<Record<string, Simulated>>

/** Milliseconds there and back: the least, and what chance adds. */
export const networks = { LAN: { leastMs: 1.2, addedMs: 1.6 }, WAN: { leastMs: 20, addedMs: 20 } } as const
export type Network = (typeof networks)[keyof typeof networks]

export interface SimulatedWorld {
  readonly clock: Clock
  readonly fire: Fire
  readonly seen: () => number
}

/** `headers`: of a 429, from what remains. Each way takes half of the least, and a chance share of its own. */
export function worldOf(limiter: Limiter, network: Network, seed: number, headers: (leftMs: number) => Pairs): SimulatedWorld {
  const clock = virtualClock(seed % 100_000)
  const { next } = random(seed)
  const halfMs = (): number => (network.leastMs + network.addedMs * next()) / 2
  let seen = 0
  return {
    clock,
    seen: () => seen,
    async fire() {
      const sentMs = clock.now()
      await clock.sleep(halfMs())
      seen += 1
      const decision = limiter(clock.now())
      await clock.sleep(halfMs())
      const times = { sentMs, receivedMs: clock.now() }
      return decision === 'accepted' ? { ...times, status: 200, headers: [] } : { ...times, status: 429, headers: headers(decision) }
    },
  }
}

/** So many requests under way and no more. */
export function crowdedWorld(limit: number, network: Network, seed: number): SimulatedWorld {
  const clock = virtualClock(seed % 100_000)
  const { next } = random(seed)
  let [seen, underWay] = [0, 0]
  return {
    clock,
    seen: () => seen,
    async fire() {
      const sentMs = clock.now()
      await clock.sleep((network.leastMs + network.addedMs * next()) / 2)
      seen += 1
      const accepted = underWay < limit
      if (accepted) {
        underWay += 1
        await clock.sleep(40 + 20 * next())
        underWay -= 1
      }
      await clock.sleep((network.leastMs + network.addedMs * next()) / 2)
      return { sentMs, receivedMs: clock.now(), status: accepted ? 200 : 429, headers: [] }
    },
  }
}
