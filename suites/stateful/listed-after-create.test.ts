import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import type { Operation } from '#model/contract.ts'
import { listedAfterCreate } from '#suites/stateful/listed-after-create.ts'
import { aspect, create, judged, list, shows, writes } from '#suites/stateful/lives.testdata.ts'

const others = (count: number): readonly JsonObject[] => Array.from({ length: count }, (_, index) => ({ id: `other-${index}` }))
const judge = (items: readonly JsonObject[], operation: Operation = list, doubtful?: true, status = 201): string =>
  judged(listedAfterCreate, [writes(create, {}, { body: { id: 'i' }, status }), { ...shows(items), operation }], {
    within: '/body',
    id: { kind: 'step', step: 0, at: '/body/id' },
    about: [aspect('title', doubtful && { doubtful })],
  })
const asking = (name: string): Operation => ({
  ...list,
  parameters: [{ name, in: 'query', required: false, at: '/p', style: 'form', explode: true, allowReserved: false, examplesAt: [] }],
})

describe('listed-after-create', () => {
  it.each<[string, readonly JsonObject[], string]>([
    ['in the list', [...others(2), { id: 'i' }], 'pass'],
    ['not in the list', others(2), 'violation: wanted the created resource in the list, got 2 others'],
    ['an empty list', [], 'violation: wanted the created resource in the list, got 0 others'],
    ['a list cut at a round number', others(20), 'inconclusive: the list may go on where nothing leads'],
    ['a list cut at another', others(128), 'inconclusive: the list may go on where nothing leads'],
    ['a list that ends anywhere', others(23), 'violation: wanted the created resource in the list, got 23 others'],
  ])('%s', (_, items, verdict) => {
    expect(judge(items)).toBe(verdict)
  })

  it('is a matter of policy where the list may choose by itself', () => {
    expect(judge(others(2), asking('published'))).toBe('policy: wanted the created resource in the list, got 2 others')
    expect(judge(others(2), list, true)).toBe('policy: wanted the created resource in the list, got 2 others')
    expect(judge(others(2), asking('pageSize'))).toBe('violation: wanted the created resource in the list, got 2 others')
  })

  it('says nothing of a creation that was only accepted', () => {
    expect(judge(others(2), list, undefined, 202)).toBe('inconclusive: the creation was only accepted, not done')
  })
})
