import { expect, it } from 'vitest'
import { linkNext } from '#lib/link-header.ts'

it.each([
  ['</things?page=2>; rel="next"', '/things?page=2'],
  ['</a>; rel=prev, </b>; rel=next', '/b'],
  ['</a>; title="x"; rel="last next"', '/a'],
  ['</a>; rel="nextish"', undefined],
  ['', undefined],
])('%s leads on to %s', (header, next) => expect(linkNext(header)).toBe(next))
