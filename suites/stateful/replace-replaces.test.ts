import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { aspect, judged, put, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { replaceReplaces } from '#suites/stateful/replace-replaces.ts'

const full = { title: 'a', note: 'n', pages: 2, colours: ['x'] }
const judge = (after: JsonObject, doubtful?: true, before: JsonObject = full): string =>
  judged(replaceReplaces, [writes(put, full, { role: 'setup' }), shows(before), writes(put, { title: 'b' }), shows(after)], {
    about: ['title', 'note', 'pages', 'colours'].map((name) => aspect(name, doubtful && { doubtful })),
  })

describe('replace-replaces', () => {
  it.each<[string, JsonObject, string]>([
    ['gone', { title: 'b' }, 'pass'],
    ['null, or at its default', { title: 'b', note: null, pages: 1, colours: [] }, 'pass'],
    [
      'a text that stayed',
      { title: 'b', note: 'n' },
      'violation: wanted nothing, or its default, at /note, which the second PUT left out, got "n"',
    ],
    [
      'a list that stayed',
      { title: 'b', colours: ['x'] },
      'violation: wanted nothing, or its default, at /colours, which the second PUT left out, got ["x"]',
    ],
    ['what was sent again', { title: 'a' }, 'pass'],
  ])('%s', (_, after, verdict) => {
    expect(judge(after)).toBe(verdict)
  })

  it('is a matter of policy where the body does not say all that is read', () => {
    expect(judge({ pages: 2 }, true)).toBe('policy: wanted nothing, or its default, at /pages, which the second PUT left out, got 2')
  })

  it('claims nothing of what the first PUT did not set', () => {
    expect(judge({ pages: 2 }, undefined, { pages: 1 })).toBe('pass')
  })
})
