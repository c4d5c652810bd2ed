import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { refusedWriteLeavesNoTrace } from '#suites/stateful/refused-write-leaves-no-trace.ts'
import { judged, patch, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (after: JsonObject, status = 422): string =>
  judged(refusedWriteLeavesNoTrace, [
    shows({ title: 'a', pages: 2, status: 'old' }),
    writes(patch, { title: 'b', pages: [], status: 'new' }, { status, intent: 'invalid' }),
    shows(after),
  ])

describe('refused-write-leaves-no-trace', () => {
  it.each<[string, JsonObject, string]>([
    ['nothing happened', { title: 'a', pages: 2, status: 'old' }, 'pass'],
    [
      'the valid part was stored',
      { title: 'b', pages: 2, status: 'old' },
      'violation: wanted "a" at /title, as before the refused request, got "b"',
    ],
    [
      'somebody else wrote',
      { title: 'c', pages: 2, status: 'old' },
      'policy: wanted "a" at /title, as before the refused request, got "c"',
    ],
    [
      'the state went on',
      { title: 'a', pages: 2, status: 'new' },
      'policy: wanted "old" at /status, as before the refused request, got "new"',
    ],
  ])('%s', (_, after, verdict) => {
    expect(judge(after)).toBe(verdict)
  })

  it('does not mind that what may be accepted is', () => {
    expect(judged(refusedWriteLeavesNoTrace, [shows({ title: 'a' }), writes(patch, { title: 'b' }), shows({ title: 'b' })])).toBe(
      'skip: the change was accepted, as it may be',
    )
  })

  it.each([200, 429, 500])('does not judge what was answered %i', (status) => {
    expect(judge({ title: 'b' }, status)).toBe(`inconclusive: the write was not refused, but answered ${status}`)
  })
})
