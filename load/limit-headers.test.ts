import { expect, it } from 'vitest'
import type { Pairs } from '#lib/json.ts'
import { limitHeaders } from '#load/limit-headers.ts'

const now = Date.UTC(2026, 5, 1, 12, 0, 0)
const policy = (
  name: string,
  limit: number | null,
  windowSeconds: number | null,
  remaining: number | null,
  resetSeconds: number | null,
) => ({ name, limit, windowSeconds, remaining, resetSeconds })

const rows: readonly (readonly [string, Pairs, readonly unknown[]])[] = [
  ['nothing', [['x', 'y']], []],
  [
    'draft 11',
    [
      ['RateLimit-Policy', '"burst";q=100;w=60,"daily";q=1000;w=86400'],
      ['RateLimit', '"burst";r=50;t=30'],
    ],
    [policy('burst', 100, 60, 50, 30), policy('daily', 1000, 86400, null, null)],
  ],
  [
    'draft 8 of express-rate-limit',
    [
      ['RateLimit-Policy', '"10-in-1min"; q=10; w=60; pk=:MTI3:'],
      ['RateLimit', '"10-in-1min"; r=9; t=59'],
    ],
    [policy('10-in-1min', 10, 60, 9, 59)],
  ],
  [
    'two lines of one field',
    [
      ['ratelimit', '"a";r=1;t=2'],
      ['ratelimit', '"b";r=3;t=4'],
    ],
    [policy('a', null, null, 1, 2), policy('b', null, null, 3, 4)],
  ],
  [
    'draft 7',
    [
      ['RateLimit', 'limit=100, remaining=50, reset=30'],
      ['RateLimit-Policy', '100;w=60'],
    ],
    [policy('default', 100, 60, 50, 30)],
  ],
  [
    'draft 6',
    [
      ['RateLimit-Limit', '100'],
      ['RateLimit-Remaining', '50'],
      ['RateLimit-Reset', '30'],
    ],
    [policy('default', 100, null, 50, 30)],
  ],
  [
    'draft 3',
    [
      ['RateLimit-Limit', '100;w=60'],
      ['RateLimit-Remaining', '0'],
      ['RateLimit-Reset', '7'],
    ],
    [policy('default', 100, 60, 0, 7)],
  ],
  [
    'seconds since 1970',
    [
      ['X-RateLimit-Limit', '60'],
      ['X-RateLimit-Remaining', '0'],
      ['X-RateLimit-Reset', String(now / 1000 + 9)],
    ],
    [policy('default', 60, null, 0, 9)],
  ],
  [
    'milliseconds since 1970',
    [
      ['X-Rate-Limit-Limit', '60'],
      ['X-Rate-Limit-Reset', String(now + 9000)],
    ],
    [policy('default', 60, null, null, 9)],
  ],
  [
    'a date, from the Date',
    [
      ['X-RateLimit-Limit', '60'],
      ['X-RateLimit-Reset', 'Mon, 01 Jun 2026 09:00:09 GMT'],
      ['Date', 'Mon, 01 Jun 2026 09:00:00 GMT'],
    ],
    [policy('default', 60, null, null, 9)],
  ],
  [
    'lists',
    [
      ['X-RateLimit-Limit', '1, 15000'],
      ['X-RateLimit-Remaining', '0, 14523'],
      ['X-RateLimit-Reset', '1, 1419704'],
    ],
    [policy('1', 1, null, 0, 1), policy('2', 15000, null, 14523, 1419704)],
  ],
  [
    'malformed fields',
    [
      ['RateLimit', '"burst;r=50'],
      ['RateLimit-Policy', ';;'],
      ['X-RateLimit-Limit', 'many'],
    ],
    [],
  ],
]
it.each(rows)('reads %s', (_name, headers, expected) => {
  expect(limitHeaders({ headers }, now).policies).toEqual(expected)
})

it('reads Retry-After beside them', () => {
  expect(limitHeaders({ headers: [['retry-after', '7']] }, now).retryAfter).toEqual({ kind: 'seconds', seconds: 7 })
})
