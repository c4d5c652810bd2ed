import { describe, expect, it } from 'vitest'
import { rangeTellsTruth } from '#suites/stateful/range-tells-truth.ts'
import { anyAt, lens, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

const few = { id: 'a', size: 1 }
const many = { id: 'b', size: 9 }
const listing = { parameter: 'minSize', property: '/size', propertyAt: anyAt, end: 'from', closed: true } as const
const judge = (given: Walked): string =>
  told(rangeTellsTruth, walked('range-tells-truth', { query: [['minSize', 9]], listing, ...given }), lens)

describe('range-tells-truth', () => {
  it.each<[string, Walked, string]>([
    ['nothing beyond', { pages: [[many]] }, 'pass'],
    ['the bound is out', { pages: [[]] }, 'pass'],
    ['what does not say', { pages: [[{ id: 'c' }, { id: 'd', size: null }, { id: 'e', size: '1' }]] }, 'pass'],
    ['everything', { pages: [[many, few]] }, 'violation: wanted nothing beyond minSize=9, got also 1'],
    [
      'the other end',
      { pages: [[many, few]], query: [['minSize', 1]], listing: { ...listing, end: 'to' } },
      'violation: wanted nothing beyond minSize=1, got also 9',
    ],
    ['another meaning', { pages: [[few]], listing: { ...listing, closed: false } }, 'policy: wanted nothing beyond minSize=9, got also 1'],
    ['not asked', { pages: [[few]], query: [] }, 'inconclusive: the list was not asked for minSize'],
    ['a failure', { pages: [[]], answer: { status: 500 } }, 'inconclusive: the list was not shown'],
  ])('%s', (_, given, verdict) => {
    expect(judge(given)).toBe(verdict)
  })
})

describe('range-tells-truth, of dates', () => {
  const [first, second] = ['2026-05-01T10:00:00.100Z', '2026-05-01T10:00:00.200Z']
  const since = { ...listing, parameter: 'since', property: '/at' } as const
  const [a, b] = [
    { id: 'a', at: first },
    { id: 'b', at: second },
  ]
  const asked = { query: [['since', second]], listing: since } as const

  it.each<[string, Walked, string]>([
    ['nothing before', { ...asked, pages: [[b]] }, 'pass'],
    ['in another zone', { ...asked, pages: [[{ id: 'b', at: '2026-05-01T12:00:00.200+02:00' }]] }, 'pass'],
    ['what came before', { ...asked, pages: [[a, b]] }, `violation: wanted nothing beyond since=${second}, got also ${first}`],
    ['the bound is out', { ...asked, pages: [[]] }, 'pass'],
    [
      'the bound is out, though it is promised to be in',
      { ...asked, pages: [[]], listing: { ...since, inclusive: true } },
      `violation: wanted what is just at since=${second} too, got 0 others`,
    ],
    ['the bound is in, as it is promised', { ...asked, pages: [[b]], listing: { ...since, inclusive: true } }, 'pass'],
  ])('%s', (_, given, verdict) => {
    expect(judge(given)).toBe(verdict)
  })
})
