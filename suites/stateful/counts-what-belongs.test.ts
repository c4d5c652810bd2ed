import { describe, expect, it } from 'vitest'
import { countsWhatBelongs } from '#suites/stateful/counts-what-belongs.ts'
import { aspect, create, judged, remove, shows } from '#suites/stateful/lives.testdata.ts'

const judge = (was: number, is: number, { by = create, promised = true, status = 201 } = {}): string =>
  judged(countsWhatBelongs, [shows({ id: 'a1', pages: was }), { operation: by, role: 'act', status }, shows({ id: 'a1', pages: is })], {
    about: [aspect('pages')],
    promised,
  })

describe('counts-what-belongs', () => {
  it('goes up with what is made, and down with what is deleted', () => {
    expect(judge(0, 1)).toBe('pass')
    expect(judge(0, 0)).toBe('violation: wanted 1 at /pages, got 0')
    expect(judge(3, 5)).toBe('violation: wanted 4 at /pages, got 5')
    expect(judge(1, 0, { by: remove, status: 204 })).toBe('pass')
    expect(judge(1, 1, { by: remove, status: 204 })).toBe('violation: wanted 0 at /pages, got 1')
  })

  it('is a matter of policy where only the name says so', () => {
    expect(judge(0, 0, { promised: false })).toBe('policy: wanted 1 at /pages, got 0')
  })

  it('waits for what was only accepted', () => {
    expect(judge(0, 0, { status: 202 })).toBe('inconclusive: the change was only accepted, not done')
  })
})
