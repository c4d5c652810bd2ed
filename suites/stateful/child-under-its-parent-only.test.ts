import { describe, expect, it } from 'vitest'
import { childUnderItsParentOnly } from '#suites/stateful/child-under-its-parent-only.ts'
import { create, judged, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (status: number, body = { id: 'i' }): string =>
  judged(childUnderItsParentOnly, [writes(create, {}, { role: 'setup', body: { id: 'i' } }), shows(body, { status })], {
    id: { kind: 'step', step: 0, at: '/body/id' },
  })

describe('child-under-its-parent-only', () => {
  it.each([
    [404, 'pass'],
    [403, 'pass'],
    [200, 'violation: wanted a refusal: it stands in another parent, got 200, with its id'],
    [429, 'inconclusive: the observation answered 429'],
    [500, 'inconclusive: the observation answered 500'],
  ])('%i', (status, verdict) => {
    expect(judge(status)).toBe(verdict)
  })

  it('takes another thing of that name for another thing', () => {
    expect(judge(200, { id: 'another' })).toBe('inconclusive: what is shown is not the child')
  })
})
