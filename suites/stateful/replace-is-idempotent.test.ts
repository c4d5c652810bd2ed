import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { replaceIsIdempotent } from '#suites/stateful/replace-is-idempotent.ts'
import { aspect, judged, list, put, shows, writes } from '#suites/stateful/lives.testdata.ts'

const body = { title: 'only here', pages: 2, colours: ['x'] }
const judge = (before: JsonObject, after: JsonObject): string =>
  judged(replaceIsIdempotent, [writes(put, body, { role: 'setup' }), shows(before), writes(put, body), shows(after)])

describe('replace-is-idempotent', () => {
  it.each<[string, JsonObject, string]>([
    ['the same', body, 'pass'],
    ['another date', { ...body, updated_at: '2026-01-02T03:04:05Z' }, 'pass'],
    ['added up', { ...body, pages: 4 }, 'violation: wanted 2 at /pages, as after the first PUT, got 4'],
    ['a list that grew', { ...body, colours: ['x', 'x'] }, 'violation: wanted ["x"] at /colours, as after the first PUT, got ["x","x"]'],
    [
      'a text with a number',
      { ...body, title: 'only here (2)' },
      'policy: wanted "only here" at /title, as after the first PUT, got "only here (2)"',
    ],
  ])('%s', (_, after, verdict) => {
    expect(judge(body, after)).toBe(verdict)
  })

  it('asks whose word counts only where the first was not taken', () => {
    const doubtful = (name: string, before: number): string =>
      judged(
        replaceIsIdempotent,
        [writes(put, { [name]: 2 }, { role: 'setup' }), shows({ [name]: before }), writes(put, { [name]: 2 }), shows({ [name]: 9 })],
        { about: [aspect(name, { doubtful: true })] },
      )
    expect(doubtful('pages', 2)).toBe('violation: wanted 2 at /pages, as after the first PUT, got 9')
    expect(doubtful('pages', 4)).toBe('policy: wanted 4 at /pages, as after the first PUT, got 9')
    expect(doubtful('count', 2)).toBe('policy: wanted 2 at /count, as after the first PUT, got 9')
  })

  it.each<[string, readonly JsonObject[], string]>([
    [
      'one',
      [
        { id: 'h', title: 'other' },
        { id: 'i', title: 'only here' },
      ],
      'pass',
    ],
    [
      'two',
      [
        { id: 'i', title: 'only here' },
        { id: 'j', title: 'only here' },
      ],
      'violation: wanted one resource with what was sent, got 2 of them',
    ],
  ])('the list has %s of it', (_, after, verdict) => {
    const once = { ...shows([{ id: 'i', title: 'only here' }]), operation: list }
    expect(
      judged(
        replaceIsIdempotent,
        [writes(put, body, { role: 'setup', body: { id: 'i' } }), once, writes(put, body), { ...shows(after), operation: list }],
        { within: '/body', id: { kind: 'step', step: 0, at: '/body/id' }, about: [aspect('title')] },
      ),
    ).toBe(verdict)
  })
})
