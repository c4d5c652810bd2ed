import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { Clock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'
import { fork, random } from '#lib/seed.ts'
import { probe, usualCaps } from '#load/prober.ts'
import type { ProbeOptions } from '#load/prober.ts'
import type { Algorithm, LimitRecord } from '#model/record.ts'

/** Accepts, or says how many milliseconds remain. */
type Limiter = (nowMs: number) => 'accepted' | number
type Make = (limit: number, windowMs: number, phaseMs: number) => Limiter

const fixedAligned: Make = (limit, windowMs, phaseMs) => {
  let [window, used] = [-1, 0]
  return (nowMs) => {
    const current = Math.floor((nowMs + phaseMs) / windowMs)
    if (current !== window) [window, used] = [current, 0]
    if (used < limit) { used += 1; return 'accepted' }
    return (current + 1) * windowMs - phaseMs - nowMs
  }
}
const fixedAnchored: Make = (limit, windowMs) => {
  let [endMs, used] = [-Infinity, 0]
  return (nowMs) => {
    if (nowMs >= endMs) [endMs, used] = [nowMs + windowMs, 0]
    if (used < limit) { used += 1; return 'accepted' }
    return endMs - nowMs
  }
}
const slidingLog: Make = (limit, windowMs) => {
  const log: number[] = []
  return (nowMs) => {
    while (log[0] !== undefined && log[0] + windowMs <= nowMs) log.shift()
    if (log.length < limit) { log.push(nowMs); return 'accepted' }
    return (log[0] ?? 0) + windowMs - nowMs
  }
}
const tokenBucket: Make = (limit, windowMs) => {
  const perMs = limit / windowMs
  let [tokens, atMs] = [limit, 0]
  return (nowMs) => {
    tokens = Math.min(limit, tokens + (nowMs - atMs) * perMs)
    atMs = nowMs
    if (tokens >= 1) { tokens -= 1; return 'accepted' }
    return (1 - tokens) / perMs
  }
}
const slidingCounter: Make = (limit, windowMs, phaseMs) => {
  let [window, before, used] = [-1, 0, 0]
  return (nowMs) => {
    const at = (nowMs + phaseMs) / windowMs
    const current = Math.floor(at)
    if (current !== window) [window, before, used] = [current, current === window + 1 ? used : 0, 0]
    if (before * (1 - (at - current)) + used < limit) { used += 1; return 'accepted' }
    // Until the past window's share has shrunk to what is free; if nothing is free, that is in the next window.
    const free = limit - used
    const shareMs = free > 0 ? (1 - free / before - (at - current)) * windowMs : (current + 1 - at) * windowMs
    return Math.max(shareMs, 1) + 1
  }
}
const makers = { 'fixed-aligned': fixedAligned, 'fixed-anchored': fixedAnchored, 'sliding-log': slidingLog, 'token-bucket': tokenBucket, 'sliding-counter': slidingCounter } as const
type Kind = keyof typeof makers

const promises = {
  honest: (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000))]],
  floored: (leftMs: number) => [['retry-after', String(Math.floor(leftMs / 1000))]],
  'too long': (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000) + 4)]],
  none: () => [],
} satisfies Record<string, (leftMs: number) => Pairs>
type Promised = keyof typeof promises

interface World { readonly clock: Clock; readonly fire: ProbeOptions['fire']; readonly seen: () => number }

const world = (limiter: Limiter, seed: number, headers: (leftMs: number) => Pairs): World => {
  const clock = virtualClock(seed % 100_000)
  const { next } = random(seed)
  let seen = 0
  return {
    clock, seen: () => seen,
    async fire() {
      const sentMs = clock.now()
      await clock.sleep(0.6 + next())
      seen += 1
      const decision = limiter(clock.now())
      await clock.sleep(0.6 + next())
      const receivedMs = clock.now()
      return decision === 'accepted' ? { sentMs, receivedMs, status: 200, headers: [] } : { sentMs, receivedMs, status: 429, headers: headers(decision) }
    },
  }
}
const generous = { ...usualCaps, maxMs: 1_000_000 }
const probed = (limiter: Limiter, seed: number, promised: Promised, caps = generous): Promise<LimitRecord> => {
  const { clock, fire } = world(limiter, seed, promises[promised])
  return probe({ operation: '*', scope: 'credential', clock, fire, caps })
}

const limiters = (kind: Kind, count: number) => Array.from({ length: count }, (_, index) => {
  const seed = fork(2026, kind, index)
  const { integer } = random(seed)
  const [limit, windowMs] = [integer(3, 50), integer(1, 10) * 1000]
  return { seed, limit, windowMs, limiter: makers[kind](limit, windowMs, integer(0, windowMs)) }
})

interface Seen { readonly algorithm: Algorithm; readonly limitRight: boolean; readonly windowRight: boolean; readonly honesty: LimitRecord['honesty'] }

const survey = async (kind: Kind, promised: Promised): Promise<readonly (Seen & { text: string })[]> =>
  Promise.all(limiters(kind, 30).map(async ({ seed, limit, windowMs, limiter }) => {
    const record = await probed(limiter, seed, promised)
    const windowError = Math.abs((record.windowSeconds ?? 0) * 1000 - windowMs) / windowMs
    return {
      algorithm: record.algorithm, limitRight: record.limit === limit, windowRight: windowError <= 0.05, honesty: record.honesty,
      text: `${limit} in ${windowMs} ms: ${JSON.stringify(record)}`,
    }
  }))

describe.each(['fixed-aligned', 'fixed-anchored', 'sliding-log', 'token-bucket'] as const)('30 random limiters of kind %s', (kind) => {
  it('are measured exactly and found honest', async () => {
    const wrong = (await survey(kind, 'honest')).filter((one) => !(one.algorithm === kind && one.limitRight && one.windowRight && one.honesty === 'honest'))
    expect(wrong.map(({ text }) => text)).toEqual([])
  })
})
