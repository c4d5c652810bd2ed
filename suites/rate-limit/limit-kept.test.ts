import { describe, expect, it } from 'vitest'
import type { LimitRecord } from '#model/record.ts'
import { limitKept } from '#suites/rate-limit/limit-kept.ts'
import { limitRecord, thing, told } from '#test/subjects.ts'

const responses = { '200': { description: 'ok' } }
const declared = thing(responses, { 'x-proofload-limits': [{ limit: 100, windowSeconds: 60, per: 'key' }] })
const twice = thing(responses, {
  'x-proofload-limits': [
    { limit: 100, windowSeconds: 60 },
    { limit: 1000, windowSeconds: 3600 },
  ],
})
const silent = thing(responses)

describe('limit-kept', () => {
  it.each<[string, typeof silent, Partial<LimitRecord>, string]>([
    ['the declared limit', declared, { limit: 100, windowSeconds: 60 }, 'pass'],
    ['a higher one', declared, { limit: 200, windowSeconds: 60 }, 'pass'],
    ['a lower one', declared, { limit: 60, windowSeconds: 60 }, 'violation: wanted 100 requests in 60 s, got 60 in 60 s'],
    ['a longer window', declared, { limit: 90, windowSeconds: 600 }, 'violation: wanted 100 requests in 60 s, got 90 in 600 s'],
    ['the same rate in smaller pieces', declared, { limit: 10, windowSeconds: 6 }, 'pass'],
    ['a hair less than declared', declared, { limit: 96, windowSeconds: 60 }, 'pass'],
    [
      'only the shorter of two is broken',
      twice,
      { limit: 50, windowSeconds: 60 },
      'violation: wanted 100 requests in 60 s, got 50 in 60 s',
    ],
    [
      'no limit at all',
      declared,
      { limit: null, windowSeconds: null, algorithm: 'none', requests: 1300, durationSeconds: 6 },
      'policy: wanted 100 requests in 60 s, got no limit: 1300 requests in 6 s drew no 429',
    ],
    [
      'no limit, asked so slowly that none would show',
      declared,
      { limit: null, windowSeconds: null, algorithm: 'none', requests: 1300, durationSeconds: 660 },
      'inconclusive: 1300 requests were not enough to meet the declared limit',
    ],
    ['no limit was met', declared, { limit: null, windowSeconds: null }, 'skip: no limit was met'],
    ['a burst without window', declared, { limit: 10, windowSeconds: null }, 'skip: no limit was met'],
    ['no limit is declared', silent, { limit: 1, windowSeconds: 60 }, 'skip: no limit is declared'],
  ])('%s', (_, { operation, lens }, limit, verdict) => {
    expect(told(limitKept, { operation, limit: limitRecord(limit) }, lens)).toBe(verdict)
  })

  it('points at the declared limit', () => {
    expect(limitKept.inspect({ operation: declared.operation, limit: limitRecord({ limit: 1 }) }, declared.lens)).toMatchObject([
      { clauses: ['/paths/~1things/post/x-proofload-limits/0'] },
    ])
  })
})
