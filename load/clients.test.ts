import { describe, expect, it } from 'vitest'
import { clients } from '#load/clients.ts'
import { networks, simulated, worldOf } from '#load/limiters.testdata.ts'
import { shooter, type Fire } from '#load/shooting.ts'

const honest = (leftMs: number) => [['retry-after', String(Math.ceil(leftMs / 1000))]] as const
const [limit, windowMs] = [20, 4000]

function world(maxRequests = 10_000) {
  const { clock, fire } = worldOf(simulated['fixed window, aligned'].make(limit, windowMs, 0), networks.LAN, 7, honest)
  const hand = shooter(fire, clock, { maxRequests, maxMs: 3_600_000, inFlight: 64 })
  return { clock, fire, hand }
}

describe('what a limit costs its clients', () => {
  it('is told for each way to retry', async () => {
    const { hand, fire } = world()
    const { jobs, beside } = await clients(hand, { limit, windowMs, fire })
    expect(jobs.map(({ policy, requests }) => [policy, requests])).toEqual([
      ['at-once', 60],
      ['fixed', 60],
      ['exponential-jitter', 60],
      ['retry-after-jitter', 60],
    ])
    const [atOnce, fixed, backoff, told] = jobs
    // Three quotas are two windows at least; who asks at once is refused until he gives up.
    expect(atOnce?.seconds).toBeNull()
    expect(atOnce?.refused).toBeGreaterThan(400)
    for (const one of [fixed, backoff, told]) {
      expect(one?.seconds).toBeGreaterThan(4)
      expect(one?.seconds).toBeLessThan(20)
    }
    expect(told?.refused).toBeLessThan(backoff?.refused ?? 0)
    expect(backoff?.refused).toBeLessThan(fixed?.refused ?? 0)
    expect(beside).toBeUndefined()
  })

  it('leaves the measurement alone', async () => {
    const { hand, fire } = world()
    await clients(hand, { limit, windowMs, fire })
    expect(hand.log).toEqual([])
    expect(hand.sent()).toBeGreaterThan(200)
  })

  it('tells how another tenant fares beside a flood', async () => {
    const { hand, fire, clock } = world()
    let flooded = 0
    const flooding: Fire = async (n) => {
      flooded += 1
      try {
        return await fire(n)
      } finally {
        flooded -= 1
      }
    }
    // One processor for all: who is beside sixteen others waits for them.
    const tenant: Fire = async () => {
      const sentMs = clock.now()
      await clock.sleep(1 + flooded)
      return { sentMs, receivedMs: clock.now(), status: flooded > 0 ? 429 : 200, headers: [] }
    }
    const { beside } = await clients(hand, { limit, windowMs, fire: flooding, tenant })
    expect(beside).toMatchObject({ requests: 5, aloneMs: 1 })
    expect(beside?.besideMs).toBeGreaterThan(5)
    expect(beside?.refused).toBeGreaterThan(0)
  })

  it('ends with the caps', async () => {
    const { hand, fire } = world(100)
    expect(await hand.within(async () => void (await clients(hand, { limit, windowMs, fire })))).toBe('the cap of 100 requests was reached')
    expect(hand.sent()).toBe(100)
  })
})
