import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { updateKeepsTheRest } from '#suites/stateful/update-keeps-the-rest.ts'
import { judged, patch, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (before: JsonObject, sent: JsonObject, after: JsonObject, status = 200): string =>
  judged(updateKeepsTheRest, [shows(before), writes(patch, sent, { status }), shows(after)])

describe('update-keeps-the-rest', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    ['all as before', { note: 'n', pages: 2 }, { title: 'b', note: 'n', pages: 2 }, 'pass'],
    [
      'dates and versions, of which nobody claims anything',
      { updated_at: '2026-01-01T00:00:00Z' },
      { updated_at: '2026-01-02T00:00:00Z' },
      'pass',
    ],
    ['filled in', { note: null }, { note: 'made up' }, 'pass'],
    ['what was not there before', {}, { pages: 7 }, 'pass'],
    ['taken away', { pages: 2 }, { title: 'b' }, 'violation: wanted 2 at /pages, as before the change of other properties, got nothing'],
    ['set back', { pages: 2 }, { pages: 0 }, 'violation: wanted 2 at /pages, as before the change of other properties, got 0'],
    [
      'made of what was changed',
      { note: 'by ann' },
      { note: 'by beate' },
      'policy: wanted "by ann" at /note, as before the change of other properties, got "by beate"',
    ],
    [
      'a state',
      { status: 'old' },
      { status: 'new' },
      'policy: wanted "old" at /status, as before the change of other properties, got "new"',
    ],
  ])('%s', (_, before, after, verdict) => {
    expect(judge({ title: 'ann', ...before }, { title: 'beate' }, after)).toBe(verdict)
  })

  it('says nothing of a change that was only accepted', () => {
    expect(judge({ pages: 2 }, { title: 'b' }, {}, 202)).toBe('inconclusive: the change was only accepted, not done')
  })
})
