import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { mergePatchMerges } from '#suites/stateful/merge-patch-merges.ts'
import { aspect, create, judged, patch, shows, writes } from '#suites/stateful/lives.testdata.ts'

const made = { title: 'a', note: 'n', pages: 2, colours: ['red', 'blue'], box: { wide: 'w', high: 'h', status: 'new' } }
const about = [...['title', 'note', 'pages', 'colours', 'box'].map((name) => aspect(name)), aspect('status', { doubtful: true })]
const judge = (sent: JsonObject, after: JsonObject, before: JsonObject = made, status = 200): string =>
  judged(mergePatchMerges, [writes(create, made, { role: 'setup' }), shows(before), writes(patch, sent, { status }), shows(after)], {
    about,
  })

describe('merge-patch-merges', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    ['taken away', { note: null }, { title: 'a' }, 'pass'],
    ['shown as null', { note: null }, { note: null }, 'pass'],
    ['set to what stands for nothing', { pages: null }, { pages: 0 }, 'pass'],
    ['a null without effect', { note: null }, made, 'violation: wanted nothing at /note, which was patched with null, got "n"'],
    ['a list replaced', { colours: ['green'] }, { colours: ['green'] }, 'pass'],
    ['a list that keeps what is sent again', { colours: ['red'] }, { colours: ['red'] }, 'pass'],
    ['a list with what the server adds', { colours: ['green'] }, { colours: ['green', 'all'] }, 'pass'],
    [
      'a list that is joined to the old one',
      { colours: ['green'] },
      { colours: ['red', 'blue', 'green'] },
      'violation: wanted ["green"] at /colours, and nothing of what was there, got ["red","blue","green"]',
    ],
    [
      'a list that is merged by its places',
      { colours: ['green'] },
      { colours: ['green', 'blue'] },
      'violation: wanted ["green"] at /colours, and nothing of what was there, got ["green","blue"]',
    ],
    ['an object merged', { box: { wide: 'x' } }, { box: { ...made.box, wide: 'x' } }, 'pass'],
    ['an object that keeps its state for itself', { box: { wide: 'x' } }, { box: { wide: 'x', high: 'h', status: 'changed' } }, 'pass'],
    [
      'an object replaced',
      { box: { wide: 'x' } },
      { box: { wide: 'x' } },
      'violation: wanted "h" at /box/high, which the patch did not name, got nothing',
    ],
    [
      'a null inside of an object without effect',
      { box: { wide: null } },
      { box: made.box },
      'violation: wanted nothing at /box/wide, which was patched with null, got "w"',
    ],
    ['what nobody patched', { title: 'b' }, {}, 'pass'],
  ])('%s', (_, sent, after, verdict) => {
    expect(judge(sent, after)).toBe(verdict)
  })

  it('claims nothing of what the server had from elsewhere', () => {
    expect(judge({ note: null }, { note: 'made up' }, { note: 'made up' })).toBe('pass')
    expect(judge({ colours: ['green'] }, { colours: ['all', 'green'] }, { ...made, colours: ['red', 'blue', 'all'] })).toBe('pass')
  })

  it('is a matter of policy where the document does not decide', () => {
    const doubtful = about.map((one) => ({ ...one, doubtful: true as const }))
    const steps = [writes(create, made, { role: 'setup' }), shows(made), writes(patch, { note: null }), shows(made)] as const
    expect(judged(mergePatchMerges, [...steps], { about: doubtful })).toBe(
      'policy: wanted nothing at /note, which was patched with null, got "n"',
    )
  })

  it('says nothing of a change that was only accepted', () => {
    expect(judge({ note: null }, made, made, 202)).toBe('inconclusive: the change was only accepted, not done')
  })
})
