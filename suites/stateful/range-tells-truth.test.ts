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
