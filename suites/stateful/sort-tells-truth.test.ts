import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '#lib/json.ts'
import { sortTellsTruth } from '#suites/stateful/sort-tells-truth.ts'
import { anyAt, lens, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

/** Items by their values; those called `a` and `b` are ours. */
const by = (...values: readonly Json[]): readonly JsonObject[] => values.map((value, index) => ({ id: `x${index}`, n: value }))
const ours = (a: Json, b: Json): readonly JsonObject[] => [
  { id: 'a', n: a },
  { id: 'b', n: b },
]
const listing = { parameter: 'sort', property: '/n', propertyAt: anyAt, direction: 'ascending' } as const
const judge = (given: Walked): string =>
  told(sortTellsTruth, walked('sort-tells-truth', { query: [['sort', 'n']], by: 'cursor', listing, ...given }), lens)
const wrong = 'wanted ascending by n for sort=n, got'

describe('sort-tells-truth', () => {
  it.each<[string, Walked, string]>([
    ['upwards', { pages: [by(1, 2, 2, 3)] }, 'pass'],
    ['downwards', { pages: [by(3, 1)] }, `violation: ${wrong} 3 before 1`],
    ['nulls stand where they like', { pages: [by(null, 1, null, 2)] }, 'pass'],
    ['instants, whatever their zone', { pages: [by('2026-01-01T12:00:00+02:00', '2026-01-01T11:00:00Z')] }, 'pass'],
    ['a page that begins anew, since others may write', { pages: [by(1, 2), by(1, 3)] }, 'pass'],
    ['what is ours, on whatever page', { pages: [[{ id: 'a', n: 2 }], [{ id: 'b', n: 1 }]] }, `violation: ${wrong} 2 before 1`],
    ['texts of others', { pages: [by('b', 'a')] }, 'inconclusive: no two items differ in n so that their order could be told'],
    ['our own texts of small letters', { pages: [ours('b', 'a')] }, `policy: ${wrong} b before a`],
    [
      'our own texts of all sorts',
      { pages: [ours('B 2', 'a')] },
      'inconclusive: no two items differ in n so that their order could be told',
    ],
    ['all the same', { pages: [by(1, 1)] }, 'inconclusive: no two items differ in n so that their order could be told'],
    ['a failure', { pages: [[]], answer: { status: 500 } }, 'inconclusive: the list was not shown'],
  ])('%s', (_, given, verdict) => {
    expect(judge(given)).toBe(verdict)
  })

  it.each<['descending' | 'either', Walked, string]>([
    ['descending', { pages: [by(3, 1)] }, 'pass'],
    ['descending', { pages: [by(1, 3)] }, 'violation: wanted descending by n for sort=n, got 1 before 3'],
    ['either', { pages: [by(3, 1)] }, 'pass'],
    ['either', { pages: [by(1, 3)] }, 'pass'],
    ['either', { pages: [by(1, 3, 2)] }, 'policy: wanted one direction by n for sort=n, got 1 before 3'],
  ])('%s', (direction, given, verdict) => {
    expect(judge({ listing: { ...listing, direction }, ...given })).toBe(verdict)
  })
})
