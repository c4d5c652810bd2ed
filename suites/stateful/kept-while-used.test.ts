import { describe, expect, it } from 'vitest'
import { keptWhileUsed } from '#suites/stateful/kept-while-used.ts'
import { create, judged, remove, shows, writes } from '#suites/stateful/lives.testdata.ts'
import type { Played } from '#test/subjects.ts'

const made = writes(create, {}, { role: 'setup', body: { id: 'i' } })
const judge = (deleted: number, seen: number, others: readonly Played[] = [made]): string =>
  judged(keptWhileUsed, [made, ...others, { operation: remove, role: 'act', status: deleted }, shows({ id: 'i' }, { status: seen })])

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

  it('is not judged of what nothing belongs to', () => expect(judge(204, 404, [])).toBe('inconclusive: nothing belongs to it'))
})
