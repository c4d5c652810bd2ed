import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { defaultTaken } from '#suites/stateful/default-taken.ts'
import { aspect, create, judged, shows, writes } from '#suites/stateful/lives.testdata.ts'

const judge = (said: JsonObject, left: JsonObject, sent: JsonObject = {}): string =>
  judged(
    defaultTaken,
    [
      writes(create, { pages: 3 }, { role: 'setup', body: { id: 'i' } }),
      writes(create, sent, { body: { id: 'j' } }),
      shows(said),
      shows(left),
    ],
    { about: [aspect('pages')] },
  )

describe('default-taken', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    ['the default', { pages: 3 }, { pages: 3 }, 'pass'],
    ['nothing', { pages: 3 }, {}, 'pass'],
    ['null', { pages: 3 }, { pages: null }, 'pass'],
    ['another value', { pages: 3 }, { pages: 0 }, 'violation: wanted 3 at /pages, the default, as where it was sent, got 0'],
    ["the server's own in both", { pages: 5 }, { pages: 5 }, 'pass'],
  ])('shows %s', (_, said, left, verdict) => {
    expect(judge(said, left)).toBe(verdict)
  })

  it('goes by what is shown, also of what was only accepted', () => {
    const made = (sent: JsonObject, role: 'setup' | 'act') => writes(create, sent, { role, status: 202, body: { id: 'i' } })
    const seen = (pages: number) =>
      judged(defaultTaken, [made({ pages: 3 }, 'setup'), made({}, 'act'), shows({ pages: 3 }), shows({ pages })], {
        about: [aspect('pages')],
      })
    expect([seen(3), seen(9)]).toEqual(['pass', 'violation: wanted 3 at /pages, the default, as where it was sent, got 9'])
  })

  it('says nothing where it was sent both times', () => {
    expect(judge({ pages: 3 }, { pages: 4 }, { pages: 4 })).toBe('pass')
  })
})
