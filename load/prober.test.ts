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
    if (used < limit) {
      used += 1
      return 'accepted'
    }
    return (current + 1) * windowMs - phaseMs - nowMs
  }
}
const fixedAnchored: Make = (limit, windowMs) => {
  let [endMs, used] = [-Infinity, 0]
  return (nowMs) => {
    if (nowMs >= endMs) [endMs, used] = [nowMs + windowMs, 0]
    if (used < limit) {
      used += 1
      return 'accepted'
    }
    return endMs - nowMs
  }
}
const slidingLog: Make = (limit, windowMs) => {
  const log: number[] = []
  return (nowMs) => {
    while (log[0] !== undefined && log[0] + windowMs <= nowMs) log.shift()
    if (log.length < limit) {
      log.push(nowMs)
      return 'accepted'
    }
    return (log[0] ?? 0) + windowMs - nowMs
  }
}
const tokenBucket: Make = (limit, windowMs) => {
  const perMs = limit / windowMs
  let [tokens, atMs] = [limit, 0]
  return (nowMs) => {
    tokens = Math.min(limit, tokens + (nowMs - atMs) * perMs)
    atMs = nowMs
    if (tokens >= 1) {
      tokens -= 1
      return 'accepted'
    }
    return (1 - tokens) / perMs
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
const makers = {
  'fixed-aligned': fixedAligned,
  'fixed-anchored': fixedAnchored,
  'sliding-log': slidingLog,
  'token-bucket': tokenBucket,
  'sliding-counter': slidingCounter,
} as const
type Kind = keyof typeof makers

const promises = {
  honest: (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000))]],
  floored: (leftMs: number) => [['retry-after', String(Math.floor(leftMs / 1000))]],
  'too long': (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000) + 4)]],
  none: () => [],
} satisfies Record<string, (leftMs: number) => Pairs>
type Promised = keyof typeof promises

interface World {
  readonly clock: Clock
  readonly fire: ProbeOptions['fire']
  readonly seen: () => number
}

const world = (limiter: Limiter, seed: number, headers: (leftMs: number) => Pairs): World => {
  const clock = virtualClock(seed % 100_000)
  const { next } = random(seed)
  let seen = 0
  return {
    clock,
    seen: () => seen,
    async fire() {
      const sentMs = clock.now()
      await clock.sleep(0.6 + next())
      seen += 1
      const decision = limiter(clock.now())
      await clock.sleep(0.6 + next())
      const receivedMs = clock.now()
      return decision === 'accepted'
        ? { sentMs, receivedMs, status: 200, headers: [] }
        : { sentMs, receivedMs, status: 429, headers: headers(decision) }
    },
  }
}
const generous = { ...usualCaps, maxMs: 1_000_000 }
const probed = (limiter: Limiter, seed: number, promised: Promised, caps = generous): Promise<LimitRecord> => {
  const { clock, fire } = world(limiter, seed, promises[promised])
  return probe({ operation: '*', scope: 'credential', clock, fire, caps })
}

const limiters = (kind: Kind, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const seed = fork(2026, kind, index)
    const { integer } = random(seed)
    const [limit, windowMs] = [integer(3, 50), integer(1, 10) * 1000]
    return { seed, limit, windowMs, limiter: makers[kind](limit, windowMs, integer(0, windowMs)) }
  })

interface Seen {
  readonly algorithm: Algorithm
  readonly limitRight: boolean
  readonly windowRight: boolean
  readonly honesty: LimitRecord['honesty']
}

const survey = async (kind: Kind, promised: Promised): Promise<readonly (Seen & { text: string })[]> =>
  Promise.all(
    limiters(kind, 30).map(async ({ seed, limit, windowMs, limiter }) => {
      const record = await probed(limiter, seed, promised)
      const windowError = Math.abs((record.windowSeconds ?? 0) * 1000 - windowMs) / windowMs
      return {
        algorithm: record.algorithm,
        limitRight: record.limit === limit,
        windowRight: windowError <= 0.05,
        honesty: record.honesty,
        text: `${limit} in ${windowMs} ms: ${JSON.stringify(record)}`,
      }
    }),
  )

describe.each(Object.keys(makers) as Kind[])('30 random limiters of kind %s', (kind) => {
  it('are measured exactly and found honest', async () => {
    const wrong = (await survey(kind, 'honest')).filter(
      (one) => !(one.algorithm === kind && one.limitRight && one.windowRight && one.honesty === 'honest'),
    )
    expect(wrong.map(({ text }) => text)).toEqual([])
  })
  it.each([
    ['floored', 'too-short'],
    ['too long', 'over-long'],
    ['none', 'missing'],
  ] as const)('with Retry-After %s are found %s', async (promised, honesty) => {
    const wrong = (await survey(kind, promised)).filter((one) => !(one.limitRight && one.windowRight && one.honesty === honesty))
    expect(wrong.map(({ text }) => text)).toEqual([])
  })
})

it('is over in 15 s and 300 requests for 20 in 2 s, the caps of every day', async () => {
  for (const kind of ['fixed-aligned', 'fixed-anchored', 'sliding-log', 'token-bucket'] as const) {
    const { clock, fire, seen } = world(makers[kind](20, 2_000, 700), 5, promises.honest)
    const startMs = clock.now()
    const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: usualCaps })
    expect([record.algorithm, record.limit, record.windowSeconds === 2 || kind === 'token-bucket']).toEqual([kind, 20, true])
    expect(clock.now() - startMs).toBeLessThan(15_000)
    expect(seen()).toBe(record.requests)
    expect(seen()).toBeLessThanOrEqual(300)
    expect(record.cycles.filter(({ accepted }) => accepted).length).toBeGreaterThanOrEqual(3)
  }
})

it.each(['fixed-aligned', 'fixed-anchored'] as const)('measures a %s window that was in use when it began', async (kind) => {
  const limiter = makers[kind](20, 3_000, 0)
  for (let ms = 0; ms < 2_500; ms += 210) limiter(ms)
  expect(await probed(limiter, 2_600, 'honest')).toMatchObject({ algorithm: kind, limit: 20, windowSeconds: 3 })
})

it.each(['sliding-log', 'token-bucket', 'sliding-counter'] as const)(
  'does not claim more than it knows of a %s that was in use when it began',
  async (kind) => {
    const limiter = makers[kind](40, 9_000, 0)
    for (let ms = 10_000; ms < 19_000; ms += 190) limiter(ms)
    const record = await probed(limiter, 19_000, 'honest')
    expect(record.algorithm === 'uncertain' || record.limit === 40, JSON.stringify(record)).toBe(true)
  },
)

it('finds no limit where there is none, at the cap', async () => {
  const record = await probed(() => 'accepted', 1, 'honest', { ...usualCaps, maxRequests: 300 })
  expect(record).toMatchObject({ algorithm: 'none', limit: null, windowSeconds: null, honesty: null, requests: 300 })
})

it('finds a limit of requests under way', async () => {
  const clock = virtualClock()
  let underWay = 0
  const fire: ProbeOptions['fire'] = async () => {
    const sentMs = clock.now()
    underWay += 1
    const status = underWay <= 5 ? 200 : 429
    await clock.sleep(3)
    underWay -= 1
    return { sentMs, receivedMs: clock.now(), status, headers: [['retry-after', '1']] }
  }
  expect(await probe({ operation: '*', scope: 'credential', clock, fire, caps: usualCaps })).toMatchObject({
    algorithm: 'concurrency',
    limit: 5,
  })
})

it.each([
  ['requests', { ...generous, maxRequests: 60 }, 'the cap of 60 requests'],
  ['time', { ...generous, maxMs: 5_000 }, 's beyond the cap of 5 s'],
])('keeps its cap of %s and says what it could not tell', async (_name, caps, note) => {
  const { clock, fire, seen } = world(fixedAnchored(20, 4_000, 0), 3, promises.honest)
  const startMs = clock.now()
  const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps })
  expect(record).toMatchObject({ algorithm: 'uncertain', limit: 20 })
  expect(record.notes.join(' ')).toContain(note)
  expect(seen()).toBeLessThanOrEqual(caps.maxRequests)
  expect(clock.now() - startMs).toBeLessThanOrEqual(caps.maxMs)
})

it.each([
  [401, 'answered 401', 1],
  [403, 'answered 403', 1],
  [500, 'answered with 5xx', 2],
  [null, 'does not answer', 3],
] as const)('leaves a target alone that answers %s', async (status, note, atLeast) => {
  const clock = virtualClock()
  const fire = async () => {
    await clock.sleep(1)
    return { sentMs: clock.now() - 1, receivedMs: clock.now(), status, headers: [] }
  }
  const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: usualCaps })
  expect(record).toMatchObject({ algorithm: 'uncertain', limit: null, honesty: null })
  expect(record.notes.join(' ')).toContain(note)
  expect(record.requests).toBeGreaterThanOrEqual(atLeast)
  expect(record.requests).toBeLessThanOrEqual(16)
})

it('reads dates against the Date of the same answer', async () => {
  const limiter = fixedAnchored(10, 4_000, 0)
  let clock: Clock | undefined
  const dated = (leftMs: number): Pairs => {
    const serverMs = Date.UTC(2026, 5, 1) + 3_600_000 + (clock?.now() ?? 0)
    return [
      ['date', new Date(serverMs).toUTCString()],
      ['retry-after', new Date(Math.ceil((serverMs + leftMs) / 1000) * 1000).toUTCString()],
    ]
  }
  const given = world(limiter, 8, dated)
  clock = given.clock
  expect(await probe({ operation: '*', scope: 'credential', clock, fire: given.fire, caps: generous })).toMatchObject({
    algorithm: 'fixed-anchored',
    honesty: 'honest',
  })
})

it('notes what the headers declare beside what was measured', async () => {
  const { clock, fire } = world(fixedAligned(10, 2_000, 0), 4, (leftMs) => [
    ['retry-after', String(Math.ceil(leftMs / 1000))],
    ['ratelimit-policy', '"default";q=12;w=2'],
  ])
  const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: generous })
  expect(record.notes).toContain('The headers declare 12 in 2 s (default), measured 10.')
})
