import { expect, it } from 'vitest'
import { retryAfter } from '#lib/retry-after.ts'

const now = Date.UTC(2026, 5, 1, 12, 0, 0)

it.each([
  ['seconds', '120', { kind: 'seconds', seconds: 120 }],
  ['zero', ' 0 ', { kind: 'seconds', seconds: 0 }],
  ['a fraction', '1.5', { kind: 'malformed', text: '1.5' }],
  ['a negative', '-1', { kind: 'malformed', text: '-1' }],
  ['an IMF-fixdate', 'Mon, 01 Jun 2026 12:00:30 GMT', { kind: 'date', seconds: 30 }],
  ['an RFC 850 date', 'Monday, 01-Jun-26 12:00:30 GMT', { kind: 'date', seconds: 30 }],
  ['an asctime date', 'Mon Jun  1 12:00:30 2026', { kind: 'date', seconds: 30 }],
  ['a date in the past', 'Mon, 01 Jun 2026 11:59:50 GMT', { kind: 'date', seconds: -10 }],
  ['an ISO date', '2026-06-01T12:00:30Z', { kind: 'malformed', text: '2026-06-01T12:00:30Z' }],
] as const)('reads %s', (_name, text, expected) => {
  expect(retryAfter({ headers: [['Retry-After', text]] }, now)).toEqual(expected)
})

it('measures a date from the Date of the response, so that skew cancels', () => {
  const headers = [
    ['date', 'Mon, 01 Jun 2026 09:00:00 GMT'],
    ['retry-after', 'Mon, 01 Jun 2026 09:00:07 GMT'],
  ] as const
  expect(retryAfter({ headers }, now)).toEqual({ kind: 'date', seconds: 7 })
})

it('says when there is none', () => {
  expect(retryAfter({ headers: [] }, now)).toEqual({ kind: 'missing' })
})
