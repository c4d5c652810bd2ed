import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { filterTellsTruth } from '#suites/stateful/filter-tells-truth.ts'
import { anyAt, lens, list, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

const open: JsonObject = { id: 'a', status: 'open' }
const paid: JsonObject = { id: 'b', status: 'paid' }
const whole = [open, paid]
const listing = { parameter: 'status', property: '/status', propertyAt: anyAt, closed: true } as const
const judge = (given: Walked): string =>
  told(filterTellsTruth, walked('filter-tells-truth', { query: [['status', 'open']], whole, listing, ...given }), lens)

describe('filter-tells-truth', () => {
  it.each<[string, Walked, string]>([
    ['what has the value, and no other', { pages: [[open]] }, 'pass'],
    ['in another case', { pages: [[{ id: 'a', status: 'OPEN' }]] }, 'pass'],
    ['everything', { pages: [whole] }, 'violation: wanted only items with status=open, got also paid'],
    [
      'the others',
      { pages: [[paid]] },
      'violation: wanted only items with status=open, got also paid + violation: wanted every item with status=open, got missing: a',
    ],
    ['nothing', { pages: [[]] }, 'violation: wanted every item with status=open, got missing: a'],
    ['what changed meanwhile is not missed', { pages: [[]], whole: [{ id: 'a', status: 'paid' }, paid] }, 'pass'],
    ['what does not say', { pages: [[{ id: 'a' }, { id: 'x', status: null }, { id: 'y', status: ['open', 'paid'] }]] }, 'pass'],
    [
      'nothing of ours anywhere',
      { pages: [[]], whole: [{ id: 'x', status: 'open' }] },
      'inconclusive: the list shows nothing of what was made',
    ],
    ['not to the end', { pages: [[{ id: 'x', status: 'open' }]], by: 'cursor', max: 1 }, 'pass'],
    ['not asked', { pages: [whole], query: [] }, 'inconclusive: the list was not asked for status'],
    ['a failure', { pages: [[]], answer: { status: 500 } }, 'inconclusive: the list was not shown'],
  ])('%s', (_, given, verdict) => {
    expect(judge(given)).toBe(verdict)
  })

  it('takes it as a matter of policy where the filter may mean something else', () => {
    expect(judge({ pages: [whole], listing: { ...listing, closed: false } })).toBe(
      'policy: wanted only items with status=open, got also paid',
    )
  })

  it('points at the parameter', () => {
    const subject = walked('filter-tells-truth', { query: [['status', 'open']], whole, listing, pages: [whole] })
    expect(filterTellsTruth.inspect(subject, lens)).toMatchObject([{ clauses: ['/paths/~1things/get/parameters/3', list.at], step: 2 }])
  })
})
