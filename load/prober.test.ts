import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { Clock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'
import { fork, random } from '#lib/seed.ts'
import { burstOf, networks, simulated, worldOf } from '#load/limiters.testdata.ts'
import type { Limiter, Simulated } from '#load/limiters.testdata.ts'
import { probe, usualCaps } from '#load/prober.ts'
import type { ProbeOptions } from '#load/prober.ts'
import type { LimitRecord } from '#model/record.ts'

const promises = {
  honest: (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000))]],
  floored: (leftMs: number) => [['retry-after', String(Math.floor(leftMs / 1000))]],
  'too long': (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000) + 4)]],
  none: () => [],
} satisfies Record<string, (leftMs: number) => Pairs>
type Promised = keyof typeof promises

const generous = { ...usualCaps, maxRequests: 20_000, maxMs: 3_600_000 }
const probed = (limiter: Limiter, seed: number, promised: Promised, caps = generous): Promise<LimitRecord> => {
  const { clock, fire } = worldOf(limiter, networks.LAN, seed, promises[promised])
  return probe({ operation: '*', scope: 'credential', clock, fire, caps })
}

const kinds: readonly (readonly [string, Simulated])[] = Object.entries(simulated)

/** A few of the survey (`npm run survey`), which tries thousands and tells how many are measured right. */
describe.each(kinds)('%s', (name, { make, algorithm, countsRefused = false, met }) => {
  it.each(Object.entries(networks).flatMap(([network, trip]) => [20, 47, 110].map((limit) => ({ network, trip, limit }))))(
    'of $limit is measured over a $network',
    async ({ network, trip, limit }) => {
      const seed = fork(2026, name, network, limit)
      const { next } = random(seed)
      const windowMs = 1_500 * 20 ** next()
      const limiter = make(limit, windowMs, next() * windowMs)
      const { clock, fire } = worldOf(limiter, trip, seed, promises.honest)
      const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: generous })
      const whole = met?.(limit) ?? limit
      expect(record, `${limit} in ${windowMs} ms`).toMatchObject({ algorithm, limit: whole, honesty: 'honest' })
      expect(record.countsRefused).toBe(algorithm === 'sliding-log' ? countsRefused : null)
      expect(Math.abs(((record.rate ?? 0) * windowMs) / 1000 / limit - 1), `rate ${record.rate}`).toBeLessThan(0.05)
    },
  )

  it.each([
    ['floored', 'too-short'],
    ['too long', 'over-long'],
    ['none', 'missing'],
  ] as const)('with Retry-After %s is found %s', async (promised, honesty) => {
    const windowMs = 7_300
    expect(await probed(make(30, windowMs, 2_000), fork(3, name), promised)).toMatchObject({
      limit: met === undefined ? 30 : burstOf(30),
      honesty,
    })
  })
})

it.each(Object.entries(simulated) as readonly (readonly [string, Simulated])[])(
  'names %s among the candidates where three a window tell no more',
  async (name, { make, algorithm }) => {
    const record = await probed(make(3, 4_000, 1_700), fork(5, name), 'honest')
    expect(record.candidates).toContain(algorithm)
  },
)

it('is over in 60 s and 600 requests for 20 in 2 s, within the caps of every day', async () => {
  for (const name of ['fixed window, aligned', 'fixed window, anchored', 'sliding log', 'token bucket'] as const) {
    const { make, algorithm: kind } = simulated[name]
    const { clock, fire, seen } = worldOf(make(20, 2_000, 700), networks.LAN, 5, promises.honest)
    const startMs = clock.now()
    const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: usualCaps })
    expect([record.algorithm, record.limit, record.windowSeconds === 2 || kind === 'token-bucket']).toEqual([kind, 20, true])
    expect(clock.now() - startMs).toBeLessThan(60_000)
    expect(seen()).toBe(record.requests)
    expect(seen()).toBeLessThanOrEqual(600)
    expect(record.cycles.filter(({ accepted }) => accepted).length).toBeGreaterThanOrEqual(3)
  }
})

it.each(['fixed window, aligned', 'fixed window, anchored'] as const)('measures a %s that was in use when it began', async (kind) => {
  const { make, algorithm } = simulated[kind]
  const limiter = make(20, 3_000, 0)
  for (let ms = 0; ms < 2_500; ms += 210) limiter(ms)
  expect(await probed(limiter, 2_600, 'honest')).toMatchObject({ algorithm, limit: 20, windowSeconds: 3 })
})

it.each(['sliding log', 'token bucket', 'sliding counter'] as const)(
  'does not claim more than it knows of a %s that was in use when it began',
  async (kind) => {
    const limiter = simulated[kind].make(40, 9_000, 0)
    for (let ms = 10_000; ms < 19_000; ms += 190) limiter(ms)
    const record = await probed(limiter, 19_000, 'honest')
    expect(record.algorithm === 'uncertain' || record.limit === 40, JSON.stringify(record)).toBe(true)
  },
)

/** A window of the client's own that a refusal prolongs: once by a bar, or each time anew. */
const penalising = (limit: number, windowMs: number, barMs: number, everyTime: boolean): Limiter =>
  (() => {
    let [endMs, used, barred] = [-Infinity, 0, false]
    return (nowMs: number) => {
      if (nowMs >= endMs) [endMs, used, barred] = [nowMs + windowMs, 0, false]
      if (used < limit) {
        used += 1
        return 'accepted' as const
      }
      if (everyTime || !barred) [endMs, barred] = [nowMs + barMs, true]
      return endMs - nowMs
    }
  })()

it.each([
  ['bars for a while', 5_000, false, 'a refusal bars for 5.0'],
  ['starts its window anew', 3_000, true, 'each anew'],
] as const)('tells a limiter that %s when it refuses', async (_name, barMs, everyTime, note) => {
  const record = await probed(penalising(30, 3_000, barMs, everyTime), 77, 'honest')
  expect(record).toMatchObject({ algorithm: 'fixed-anchored', limit: 30, countsRefused: everyTime })
  // Behind a bar of 5 s nobody sees a window of 3.
  if (everyTime) expect(Math.abs((record.windowSeconds ?? 0) - 3)).toBeLessThan(0.15)
  else expect(record.windowSeconds).toBeNull()
  expect(record.notes.join(' ')).toContain(note)
})

it('tells a queue from a limit of requests under way', async () => {
  const clock = virtualClock()
  let freeMs = 0
  const fire: ProbeOptions['fire'] = async () => {
    const sentMs = clock.now()
    await clock.sleep(1)
    const waitMs = Math.max(0, freeMs - clock.now())
    if (waitMs > 1_900) return { sentMs, receivedMs: clock.now(), status: 429, headers: [] }
    freeMs = Math.max(freeMs, clock.now()) + 100
    await clock.sleep(waitMs + 1)
    return { sentMs, receivedMs: clock.now(), status: 200, headers: [] }
  }
  const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: usualCaps })
  expect(record.algorithm).not.toBe('concurrency')
  expect(record.rate).toBeCloseTo(10, 0)
})

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
  const { clock, fire, seen } = worldOf(simulated['fixed window, anchored'].make(20, 4_000, 0), networks.LAN, 3, promises.honest)
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
  const limiter = simulated['fixed window, anchored'].make(10, 4_000, 0)
  let clock: Clock | undefined
  const dated = (leftMs: number): Pairs => {
    const serverMs = Date.UTC(2026, 5, 1) + 3_600_000 + (clock?.now() ?? 0)
    return [
      ['date', new Date(serverMs).toUTCString()],
      ['retry-after', new Date(Math.ceil((serverMs + leftMs) / 1000) * 1000).toUTCString()],
    ]
  }
  const given = worldOf(limiter, networks.LAN, 8, dated)
  clock = given.clock
  expect(await probe({ operation: '*', scope: 'credential', clock, fire: given.fire, caps: generous })).toMatchObject({
    algorithm: 'fixed-anchored',
    honesty: 'honest',
  })
})

it('notes what the headers declare beside what was measured', async () => {
  const { clock, fire } = worldOf(simulated['fixed window, aligned'].make(10, 2_000, 0), networks.LAN, 4, (leftMs) => [
    ['retry-after', String(Math.ceil(leftMs / 1000))],
    ['ratelimit-policy', '"default";q=12;w=2'],
  ])
  const record = await probe({ operation: '*', scope: 'credential', clock, fire, caps: generous })
  expect(record.notes).toContain('The headers declare 12 in 2 s (default), measured 10.')
})
