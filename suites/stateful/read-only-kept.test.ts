import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { readOnlyKept } from '#suites/stateful/read-only-kept.ts'
import { aspect, create, judged, shows, writes } from '#suites/stateful/lives.testdata.ts'

const sent = { title: 'mine alone', created_at: '2001-02-03T04:05:06Z' }
const judge = (seen: JsonObject, status = 201): string =>
  judged(readOnlyKept, [writes(create, sent, { body: { id: 'i' }, status }), shows(seen)], {
    about: [aspect('title'), aspect('created_at')],
  })

describe('read-only-kept', () => {
  it.each<[string, JsonObject, string]>([
    ['its own word', { title: 'another', created_at: '2026-01-02T03:04:05Z' }, 'pass'],
    ['nothing', {}, 'pass'],
    [
      'a text as it was sent',
      { title: 'mine alone' },
      'violation: wanted a value of the server\'s own at /title, got "mine alone", as it was sent',
    ],
    [
      'a date, in other digits',
      { created_at: '2001-02-03T05:05:06.000+01:00' },
      'violation: wanted a value of the server\'s own at /created_at, got "2001-02-03T05:05:06.000+01:00", as it was sent',
    ],
  ])('shows %s', (_, seen, verdict) => {
    expect(judge(seen)).toBe(verdict)
  })

  it('may be refused', () => {
    expect(judge(sent, 422)).toBe('pass')
  })
})
