import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { readsAreSafe } from '#suites/stateful/reads-are-safe.ts'
import { aspect, create, judged, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (first: JsonObject, second: JsonObject, third: JsonObject): string =>
  judged(readsAreSafe, [writes(create, {}, { role: 'setup' }), shows(first), shows(second), shows(third)])

describe('reads-are-safe', () => {
  it.each<[string, string, string, string, string]>([
    ['the same', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'pass'],
    ['from two stores that cut off differently', '2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123Z', 'pass'],
    [
      'the moment of the read',
      '2026-01-01T00:00:00.001Z',
      '2026-01-01T00:00:00.004Z',
      '2026-01-01T00:00:00.007Z',
      'violation: wanted "2026-01-01T00:00:00.001Z" at /created_at by every read, got "2026-01-01T00:00:00.001Z", then "2026-01-01T00:00:00.004Z", then "2026-01-01T00:00:00.007Z"',
    ],
  ])('the date of creation: %s', (_, ...[first, second, third, verdict]) => {
    const reads = [first, second, third].map((created_at) => shows({ created_at }))
    expect(judged(readsAreSafe, [writes(create, {}, { role: 'setup' }), ...reads], { about: [aspect('created_at')] })).toBe(verdict)
  })

  it.each<[string, JsonObject, JsonObject, JsonObject, string]>([
    ['three times the same', { pages: 1 }, { pages: 1 }, { pages: 1 }, 'pass'],
    ['a counter of reads', { views: 1 }, { views: 2 }, { views: 3 }, 'pass'],
    ['work that ends after the creation', { note: null }, { note: 'ready' }, { note: 'ready' }, 'pass'],
    [
      'what a client sets changes',
      { pages: 1 },
      { pages: 2 },
      { pages: 3 },
      'violation: wanted 1 at /pages by every read, got 1, then 2, then 3',
    ],
    [
      'a state goes on',
      { status: 'a' },
      { status: 'b' },
      { status: 'c' },
      'policy: wanted "a" at /status by every read, got "a", then "b", then "c"',
    ],
  ])('%s', (_, first, second, third, verdict) => {
    expect(judge(first, second, third)).toBe(verdict)
  })

  it('tells of what can be read once only', () => {
    expect(judged(readsAreSafe, [shows({}), shows({}, { status: 404 }), shows({}, { status: 404 })])).toBe(
      'policy: wanted the resource, as read before, got gone',
    )
    expect(judged(readsAreSafe, [shows({}), shows({}, { status: 500 }), shows({})])).toBe('inconclusive: the observation answered 500')
  })
})
