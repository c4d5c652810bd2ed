import { describe, expect, it } from 'vitest'
import { keptWhileUsed } from '#suites/stateful/kept-while-used.ts'
import { create, judged, remove, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (deleted: number, seen: number): string =>
  judged(keptWhileUsed, [
    writes(create, {}, { role: 'setup', body: { id: 'i' } }),
    { operation: remove, role: 'act', status: deleted },
    shows({ id: 'i' }, { status: seen }),
  ])

describe('kept-while-used', () => {
  it.each([
    ['refused', 409, 200, 'pass'],
    ['refused in another way', 422, 200, 'pass'],
    ['deleted', 204, 404, 'violation: wanted 409, since something belongs to it, as the document says, got 204'],
    ['not really deleted', 204, 200, 'inconclusive: it can still be read'],
    ['only accepted', 202, 404, 'inconclusive: the deletion drew no answer, or was only accepted'],
  ])('%s', (_, deleted, seen, verdict) => {
    expect(judge(deleted, seen)).toBe(verdict)
  })
})
