import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { random } from '#lib/seed.ts'
import { limitAlgorithms, parseLimitSpec } from '#mock/limit-spec.ts'
import { limiters } from '#mock/limiters/index.ts'

describe.each(limitAlgorithms)('%s', (algorithm) => {
  const limit = 5
  const windowMs = 10_000

  it('lets the limit through at once, and no more', () => {
    const ask = limiters[algorithm](limit, windowMs, virtualClock())
    expect(Array.from({ length: limit + 1 }, () => ask('a').allowed)).toEqual([true, true, true, true, true, false])
    expect(ask('b').allowed).toBe(true)
  })

  it('counts what remains down to zero', () => {
    const ask = limiters[algorithm](limit, windowMs, virtualClock())
    expect(Array.from({ length: limit }, () => ask('a'))).toEqual([4, 3, 2, 1, 0].map((remaining) => ({ allowed: true, remaining })))
  })

  it('refuses until the moment that it names, and not longer', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const dice = random(seed)
      const clock = virtualClock(dice.integer(0, 50_000))
      const ask = limiters[algorithm](limit, windowMs, clock)
      for (let request = 0; request < 12; request += 1) {
        const decision = ask('a')
        if (decision.allowed) await clock.sleep(dice.integer(0, 900))
        else {
          expect(decision.retryAfterMs).toBeGreaterThan(0)
          expect(decision.retryAfterMs).toBeLessThanOrEqual(windowMs)
          await clock.sleep(decision.retryAfterMs - 0.5)
          expect(ask('a').allowed).toBe(false)
          await clock.sleep(0.5 + 1e-6)
          expect(ask('a').allowed).toBe(true)
        }
      }
    }
  })
})

describe('what tells them apart', () => {
  const burst = async (algorithm: (typeof limitAlgorithms)[number], waitMs: number): Promise<number> => {
    const clock = virtualClock()
    const ask = limiters[algorithm](10, 10_000, clock)
    for (let request = 0; request < 10; request += 1) ask('a')
    await clock.sleep(waitMs)
    return Array.from({ length: 12 }, () => ask('a').allowed).filter(Boolean).length
  }

  it.each([
    ['fixed', 4000, 0],
    ['fixed', 10_000, 10],
    ['sliding', 9999, 0],
    ['sliding', 10_000, 10],
    ['token', 4000, 4],
    ['gcra', 4000, 4],
  ] as const)('%s after %i ms lets %i through', async (algorithm, waitMs, expected) => {
    expect(await burst(algorithm, waitMs)).toBe(expected)
  })

  it('a fixed window lets twice the limit through around its edge, a sliding log does not', async () => {
    const around = async (algorithm: 'fixed' | 'sliding'): Promise<number> => {
      const clock = virtualClock(9990)
      const ask = limiters[algorithm](10, 10_000, clock)
      const before = Array.from({ length: 10 }, () => ask('a').allowed)
      await clock.sleep(20)
      return [...before, ...Array.from({ length: 10 }, () => ask('a').allowed)].filter(Boolean).length
    }
    expect(await around('fixed')).toBe(20)
    expect(await around('sliding')).toBe(10)
  })
})

describe('a limit as it is written', () => {
  it.each([
    ['fixed:100/60s', { algorithm: 'fixed', limit: 100, windowMs: 60_000 }],
    ['gcra:5/1', { algorithm: 'gcra', limit: 5, windowMs: 1000 }],
    ['token:10/500ms', { algorithm: 'token', limit: 10, windowMs: 500 }],
    ['sliding:3/0.5m', { algorithm: 'sliding', limit: 3, windowMs: 30_000 }],
  ])('%s', (text, spec) => {
    expect(parseLimitSpec(text)).toEqual(spec)
  })

  it.each(['', 'fixed', 'leaky:1/1s', 'fixed:0/1s', 'fixed:1/0s', 'fixed:-1/1s', 'fixed:1/1w', 'fixed:1'])(
    '"%s" is a usage problem',
    (text) => {
      expect(() => parseLimitSpec(text)).toThrow(
        expect.objectContaining({ name: 'SuiteError', problems: [expect.objectContaining({ code: 'usage' })] }),
      )
    },
  )
})
