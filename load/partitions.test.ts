import { expect, it } from 'vitest'
import { networks, simulated, worldOf } from '#load/limiters.testdata.ts'
import { partitions } from '#load/partitions.ts'
import { shooter } from '#load/shooting.ts'
import type { Fire } from '#load/shooting.ts'

const honest = (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000))]] as const

it.each([
  ['fixed window, anchored', 20, 30_000, ['shared', 'apart', 'unclear']],
  // 5 ms a token: none of it lasts from one refusal to the next.
  ['token bucket', 200, 1_000, ['unclear', 'unclear', 'unclear']],
] as const)('tells of a %s which requests have a quota of their own', async (name, limit, windowMs, results) => {
  const trip = name === 'token bucket' ? networks.WAN : networks.LAN
  const { clock, fire, seen } = worldOf(simulated[name].make(limit, windowMs, 0), trip, 7, honest)
  const own = simulated['fixed window, anchored'].make(20, 30_000, 0)
  const apart: Fire = async () => {
    const sentMs = clock.now()
    await clock.sleep(2)
    return { sentMs, receivedMs: clock.now(), status: own(clock.now()) === 'accepted' ? 200 : 429, headers: [] }
  }
  const closed: Fire = async () => {
    await clock.sleep(2)
    return { sentMs: clock.now() - 2, receivedMs: clock.now(), status: 401, headers: [] }
  }
  const hand = shooter(fire, clock, { maxRequests: 5_000, maxMs: 600_000, inFlight: 64 })
  const found = await partitions(hand, [
    { by: 'the same', kind: 'written', fire },
    { by: 'another key', kind: 'key', fire: apart },
    { by: 'no key', kind: 'key', fire: closed },
  ])
  expect(found.map(({ result }) => result)).toEqual(results)
  if (name !== 'token bucket') expect(found.map(({ tries }) => tries)).toEqual([2, 2, 2])
  expect(hand.sent()).toBeGreaterThanOrEqual(seen())
})
