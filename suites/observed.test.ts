import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { holds } from '#suites/observed.ts'

describe('whether an item has an id', () => {
  it.each<[string, Json, Json, string | undefined, boolean]>([
    ['in its place', { id: 369, weight: 5 }, '369', '/id', true],
    ['a number elsewhere', { id: 287, weight: 369 }, 369, '/id', false],
    ['a name elsewhere', { id: 1, code: 'ord_x' }, 'ORD_X', '/id', true],
    ['the id of something else', { id: 'b', parent_id: 'a' }, 'a', '/id', false],
    ['nothing in its place', { code: 7 }, 7, '/id', true],
    ['no place is known', { weight: 369 }, 369, undefined, true],
    ['the id itself', 'a', 'a', '/id', true],
  ])('%s', (_, item, id, idAt, held) => {
    expect(holds(item, id, idAt as `/${string}` | undefined)).toBe(held)
  })
})
