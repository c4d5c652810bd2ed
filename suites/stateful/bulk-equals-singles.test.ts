import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import type { SequenceSubject } from '#model/check.ts'
import { bulkEqualsSingles } from '#suites/stateful/bulk-equals-singles.ts'
import { anyAt } from '#suites/stateful/walk.testdata.ts'
import { noParts, sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation: single, lens } = thing({
  '201': { description: 'made', content: { 'application/json': { schema: { properties: { any: {} } } } } },
})
const make = { ...single, id: 'makeThings', at: '/paths/~1things~1bulk/post' }
const read = { ...single, id: 'readThing', method: 'GET', at: '/paths/~1things~1{id}/get' }
const sent = [{ name: 'Tom' }, { name: 'Ann' }]
const results = (...ids: readonly (string | null)[]): JsonObject => ({ results: ids.map((id) => ({ id })) })
const shown = (id: string, name: string): Given => ({ status: 200, body: { id, name } })

function subject(made: Given, ...reads: readonly Given[]): SequenceSubject {
  const parts = { ...noParts, body: { kind: 'json', mediaType: 'application/json', value: { things: sent } } } as const
  const own = sent.map((_, index) => ({ kind: 'step', step: 0, at: `/body/results/${index}/id` }) as const)
  return sequenceSubject(
    [{ operation: make, role: 'act', parts, ...made }, ...reads.map((one) => ({ operation: read, role: 'observe', ...one }) as const)],
    {
      check: 'bulk-equals-singles',
      shownAt: '/body',
      sentAt: '/body/value/things',
      listing: { itemsAt: '/body/results', idAt: '/id', own },
      about: [{ sentAt: '/name', seenAt: '/name', clauses: [anyAt, anyAt] }],
    },
  )
}
const judge = (made: Given, ...reads: readonly Given[]): string => told(bulkEqualsSingles, subject(made, ...reads), lens)
const [tom, ann] = [shown('1', 'Tom'), shown('2', 'Ann')]

describe('bulk-equals-singles', () => {
  it.each<[string, Given, readonly Given[], string]>([
    ['all as they were sent', { status: 207, body: results('1', '2') }, [tom, ann], 'pass'],
    ['in another order', { status: 207, body: results('2', '1') }, [ann, tom], 'pass'],
    [
      'one cannot be read',
      { status: 207, body: results('1', '2') },
      [tom, { status: 404 }],
      'violation: wanted each that was answered as made, got 404',
    ],
    [
      'one too many',
      { status: 207, body: results('1', '2', '3') },
      [tom, ann],
      'violation: wanted 2 made, as many as were sent, got 3 made',
    ],
    [
      'one has the values of the other',
      { status: 207, body: results('1', '2') },
      [tom, shown('2', 'Tom')],
      'violation: wanted "Ann" at /name of one of them, as it was sent, got "Tom", "Tom"',
    ],
    ['tidied', { status: 207, body: results('1', '2') }, [shown('1', 'tom '), ann], 'pass'],
    [
      'fewer than were sent, and not a word about it',
      { status: 201, body: results('1') },
      [],
      'violation: wanted 2 made, as many as were sent, got 201, and 1 made',
    ],
    ['fewer, and a word about it', { status: 201, body: { ...results('1'), failed: 1 } }, [], 'inconclusive: 1 of 2 were not made'],
    ['a result that is none', { status: 201, body: results('1', null) }, [], 'inconclusive: 1 of 2 were not made'],
    ['one was refused', { status: 207, body: results('1', null) }, [tom], 'inconclusive: 1 of 2 were not made'],
    [
      'only accepted',
      { status: 202, body: results('1', '2') },
      [{ status: 404 }],
      'inconclusive: the creation was only accepted, not done',
    ],
    ['no results', { status: 204 }, [], 'inconclusive: the answer shows no results'],
    ['a failure in the way', { status: 207, body: results('1', '2') }, [tom, { status: 500 }], 'pass'],
  ])('%s', (_, made, reads, verdict) => {
    expect(judge(made, ...reads)).toBe(verdict)
  })

  it.each<[string, Given, string]>([
    [
      'all',
      {
        status: 200,
        body: {
          items: [
            { id: '2', name: 'Ann' },
            { id: '1', name: 'Tom' },
          ],
        },
      },
      'pass',
    ],
    [
      'one',
      { status: 200, body: { items: [{ id: '1', name: 'Tom' }] } },
      'violation: wanted all 2 that were made at once in their list, got 1 of them, and 0 others',
    ],
    [
      'none',
      { status: 200, body: { items: [{ id: '9', name: 'Eve' }] } },
      'violation: wanted all 2 that were made at once in their list, got 0 of them, and 1 others',
    ],
    ['many others', { status: 200, body: { items: ['3', '4', '5', '6', '7'].map((id) => ({ id })) } }, 'pass'],
    [
      'other values',
      {
        status: 200,
        body: {
          items: [
            { id: '2', name: null },
            { id: '1', name: null },
          ],
        },
      },
      'violation: wanted "Tom" at /name of one of them, as it was sent, got null, null',
    ],
    ['no list', { status: 500 }, 'pass'],
  ])('of what has no path of its own, the list shows %s', (_, listed, verdict) => {
    const { trace, ...rest } = subject({ status: 201, body: results('1', '2') }, listed)
    const { claim } = trace.sequence
    const within = { ...trace, sequence: { ...trace.sequence, ...(claim !== undefined && { claim: { ...claim, within: '/body/items' } }) } }
    expect(told(bulkEqualsSingles, { ...rest, trace: within }, lens)).toBe(verdict)
  })

  it('points at the operation that makes many', () => {
    const lost = subject({ status: 207, body: results('1', '2') }, tom, { status: 410 })
    expect(bulkEqualsSingles.inspect(lost, lens)).toMatchObject([{ clauses: [make.at], step: 2 }])
  })
})
