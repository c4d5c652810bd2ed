import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { aspect, judged, patch, put, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { timestampsGoForward } from '#suites/stateful/timestamps-go-forward.ts'

const about = ['created_at', 'updated_at'].map((name) => aspect(name))
const [yesterday, today, late] = ['2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T10:00:03Z']
const before = { created_at: yesterday, updated_at: today }
const judge = (after: JsonObject, by = patch): string =>
  judged(timestampsGoForward, [shows(before), writes(by, {}), shows(after, { headers: [['date', 'Mon, 02 Mar 2026 10:00:04 GMT']] })], {
    about,
  })

describe('timestamps-go-forward', () => {
  it.each<[string, JsonObject, string]>([
    ['forward', { created_at: yesterday, updated_at: late }, 'pass'],
    ['where it was', before, 'pass'],
    ['another zone, fewer digits', { created_at: '2026-03-01T12:00:00.123+02:00', updated_at: today }, 'pass'],
    ['a little back, as another server sees it', { ...before, updated_at: '2026-03-02T09:59:58Z' }, 'pass'],
    ['no date at all', { created_at: null, updated_at: 'never' }, 'pass'],
    [
      'an hour back',
      { ...before, updated_at: '2026-03-02T09:00:00Z' },
      'violation: wanted changed at 2026-03-02T10:00:00.000Z or later, got 2026-03-02T09:00:00.000Z',
    ],
    [
      'made anew',
      { ...before, created_at: today },
      'violation: wanted created at 2026-03-01T10:00:00.000Z, as before the change, got 2026-03-02T10:00:00.000Z',
    ],
    [
      'far ahead',
      { ...before, updated_at: '2026-04-02T10:00:00Z' },
      'policy: wanted no later than the answer itself, 2026-03-02T10:00:04.000Z, got 2026-04-02T10:00:00.000Z',
    ],
  ])('%s', (_, after, verdict) => {
    expect(judge(after)).toBe(verdict)
  })

  it('lets a PUT make it anew', () => {
    expect(judge({ ...before, created_at: today }, put)).toMatch(/^policy: wanted created at/)
  })

  it.each([
    [
      'touched by the change',
      '.204',
      '.204',
      'violation: wanted created at 2026-03-02T10:00:00.104Z, as before the change, got 2026-03-02T10:00:00.204Z',
    ],
    ['seen by another clock', '.150', '.204', 'pass'],
    ['rounded', '.105', '.204', 'pass'],
    ['cut off', '', '.204', 'pass'],
  ])('within a second: %s', (_, created, updated, verdict) => {
    const at = (digits: string): string => `2026-03-02T10:00:00${digits}Z`
    const [first, last] = [
      { created_at: at('.104'), updated_at: at('.104') },
      { created_at: at(created), updated_at: at(updated) },
    ]
    expect(judged(timestampsGoForward, [shows(first), writes(patch, {}), shows(last)], { about })).toBe(verdict)
  })

  it('changed before it was made', () => {
    const odd = { created_at: today, updated_at: yesterday }
    expect(judged(timestampsGoForward, [shows(odd), writes(patch, {}), shows(odd)], { about })).toMatch(
      /^policy: wanted changed after it was created/,
    )
  })
})
