import { describe, expect, it } from 'vitest'
import { newSampler, type Sampling } from '#load/sampler.ts'

const usual: Sampling = { firstOfEach: 1, unexpected: 2, every: 10, most: 8, bodyBytes: 100 }
const request = { method: 'GET', url: 'http://127.0.0.1/', headers: [], base64: '' }

/** A clock that stands still but for what keeping a sample takes, and what the run does beside. */
function samplerWith(sampling: Partial<Sampling>, keepMs = 0) {
  let nowMs = 0
  const clock = { now: () => nowMs, epochMs: () => nowMs, sleep: () => Promise.resolve() }
  const sampler = newSampler({ ...usual, ...sampling }, { clock, expected: (_, status) => status < 400 })
  const answer = (k: number, status = 200, base64 = ''): void => {
    nowMs += 1
    if (!sampler.wants('read', status, k)) return
    sampler.keep({ k, drawn: { operation: 'read', request }, inFlight: 3, bytes: 'exact', durationMs: 1 }, () => {
      nowMs += keepMs
      return { status, headers: [], base64 }
    })
  }
  return { sampler, answer, ks: () => sampler.samples.map(({ k }) => k) }
}
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, k) => k)

describe('what is kept', () => {
  it('is the first of each status, the unexpected up to a bound, and then one in so many', () => {
    const { answer, ks } = samplerWith({})
    for (const k of numbers(25)) answer(k, k === 3 || k > 20 ? 500 : 200)
    expect(ks()).toEqual([0, 3, 10, 20, 21, 22])
  })

  it('says under what pressure it was sent, and is nothing that is too large', () => {
    const { sampler, answer } = samplerWith({})
    answer(0)
    answer(10, 200, 'x'.repeat(400))
    expect(sampler.samples.map(({ k, inFlight }) => [k, inFlight])).toEqual([[0, 3]])
  })

  it('is spread over the whole run, however long that is', () => {
    const { sampler, answer, ks } = samplerWith({})
    for (const k of numbers(1000)) answer(k, k === 5 ? 500 : 200)
    expect(sampler.cost().every).toBe(320)
    expect(ks()).toEqual([0, 5, 320, 640, 960])
  })
})

describe('what it costs', () => {
  it('makes it rarer as long as it takes more than a twentieth of the time', () => {
    const { sampler, answer } = samplerWith({ most: 1000, every: 1 }, 1)
    for (const k of numbers(4000)) answer(k)
    expect(sampler.cost().every).toBeGreaterThanOrEqual(16)
    expect(sampler.cost().costShare).toBeLessThan(0.1)
  })

  it('leaves it alone where it is cheap', () => {
    const { sampler, answer } = samplerWith({ most: 1000 }, 0.1)
    for (const k of numbers(4000)) answer(k)
    expect(sampler.cost().every).toBe(10)
    expect(sampler.cost().costShare).toBeCloseTo(0.01, 2)
  })
})
