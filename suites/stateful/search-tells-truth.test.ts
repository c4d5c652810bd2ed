import { expect, it } from 'vitest'
import { searchTellsTruth } from '#suites/stateful/search-tells-truth.ts'
import { lens, things, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

const whole = [
  { id: 'a', name: 'Red Chair' },
  { id: 'x', name: 'Table' },
] as const

it.each<[string, Walked, string]>([
  ['found', { pages: [things('x', 'a')] }, 'pass'],
  ['not found', { pages: [things('x')] }, 'policy: wanted q=Red Chair to find a, got 1 others'],
  [
    'what has nothing of it',
    { pages: [whole], listing: { parameter: 'q', property: '/name', closed: true } },
    'violation: wanted only items with q=Red Chair, got also "Table"',
  ],
  [
    'what has something of it',
    { pages: [[{ id: 'x', name: 'Armchairs' }, whole[0]]], listing: { parameter: 'q', property: '/name', closed: true } },
    'pass',
  ],
  ['what shows no name', { pages: [[{ id: 'x' }, whole[0]]], listing: { parameter: 'q', property: '/name', closed: true } }, 'pass'],
  ['all of it, where nobody says how', { pages: [whole] }, 'pass'],
  ['not shown in the list either', { pages: [[]], whole: things('x') }, 'inconclusive: the list shows nothing of what was made'],
  [
    'shown under another name',
    { pages: [[]], whole: [{ id: 'a', name: 'Sofa' }] },
    'inconclusive: the list shows nothing of what was made',
  ],
  [
    'not all hits were read',
    { pages: [things('x')], by: 'cursor', max: 1 },
    'inconclusive: 1 pages of hits were not all: the end was not reached',
  ],
  ['a failure', { pages: [[]], answer: { status: 500 } }, 'inconclusive: the list was not shown'],
])('search-tells-truth: %s', (_, given, verdict) => {
  const listing = { parameter: 'q', property: '/name' }
  expect(
    told(searchTellsTruth, walked('search-tells-truth', { made: ['a'], query: [['q', 'Red Chair']], whole, listing, ...given }), lens),
  ).toBe(verdict)
})

it.each<[string, Walked, string]>([
  ['what has nothing of them', { pages: [whole] }, 'violation: wanted only items with q=qxzjvkq, got also "Red Chair", "Table"'],
  ['what has something of them', { pages: [[{ id: 'x', name: 'Armchair', note: 'QXZ-1' }]] }, 'pass'],
  ['nothing', { pages: [[]] }, 'pass'],
  ['nothing, of a list that is empty', { pages: [[]], whole: [] }, 'inconclusive: the list shows nothing at all'],
  [
    'other tags',
    { pages: [[{ id: 'x', tags: ['sofa', 'red'] }]], listing: { parameter: 'q', property: '/tags', closed: true } },
    'violation: wanted only items with q=qxzjvkq, got also ["sofa","red"]',
  ],
  ['no tags', { pages: [[{ id: 'x', tags: [] }]], listing: { parameter: 'q', property: '/tags', closed: true } }, 'pass'],
])('search-tells-truth, of words that nothing has: %s', (_, given, verdict) => {
  const listing = { parameter: 'q', property: '/name', closed: true }
  expect(
    told(searchTellsTruth, walked('search-tells-truth', { made: [], query: [['q', 'qxzjvkq']], whole, listing, ...given }), lens),
  ).toBe(verdict)
})
