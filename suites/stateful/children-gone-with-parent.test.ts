import { describe, expect, it } from 'vitest'
import { childrenGoneWithParent } from '#suites/stateful/children-gone-with-parent.ts'
import { create, judged, remove, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (parent: number, child: number, body = { id: 'i' }, deleted = 204): string =>
  judged(
    childrenGoneWithParent,
    [
      writes(create, {}, { role: 'setup', body: { id: 'i' } }),
      { operation: remove, role: 'act', status: deleted },
      shows({}, { status: parent }),
      shows(body, { status: child }),
    ],
    { id: { kind: 'step', step: 0, at: '/body/id' } },
  )

describe('children-gone-with-parent', () => {
  it.each([
    ['gone with it', 404, 404, 'pass'],
    ['gone for good', 410, 410, 'pass'],
    ['still there', 404, 200, 'violation: wanted 404 or 410, as for its parent, got 200, with its id'],
    ['the parent only looks deleted', 200, 200, 'inconclusive: the parent itself can still be read, or nobody may look'],
    ['a failure', 404, 500, 'inconclusive: the observation answered 500'],
    ['a limiter', 404, 429, 'inconclusive: the observation answered 429'],
  ])('%s', (_, parent, child, verdict) => {
    expect(judge(parent, child)).toBe(verdict)
  })

  it.each([
    ['another', 'pass'],
    ['i', 'violation: wanted 404 or 410, as for its parent, got 200, with its id'],
  ])('looks for it in a list where nothing reads it by itself: %s', (id, verdict) => {
    const steps = [
      writes(create, {}, { role: 'setup', body: { id: 'i' } }),
      { operation: remove, role: 'act', status: 204 },
      shows({}, { status: 404 }),
      shows({ items: [{ id }] }),
    ] as const
    const claim = { id: { kind: 'step', step: 0, at: '/body/id' }, within: '/body/items', idAt: '/id' } as const
    expect(judged(childrenGoneWithParent, steps, claim)).toBe(verdict)
  })

  it('looks at the id, and at what was promised', () => {
    expect(judge(404, 200, { id: 'another' })).toBe('inconclusive: what is shown is not the child')
    expect(judge(404, 200, { id: 'i' }, 202)).toBe('inconclusive: the deletion was only accepted, not done')
  })
})
