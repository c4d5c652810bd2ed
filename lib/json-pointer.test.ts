import { expect, it } from 'vitest'
import { child, follow, lastToken, parentOf, pointerOfRef, tokensOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import { random } from '#lib/seed.ts'

const names = ['', 'a', '/', '~', '~1', '~0', 'a/b', '{id}', '%41', 'é', '__proto__', 'constructor', '0', ' ']

it('takes apart what it put together, whatever the names', () => {
  const { pick, integer } = random(11)
  for (let round = 0; round < 300; round += 1) {
    const tokens = Array.from({ length: integer(1, 5) }, () => pick(names) ?? '')
    const pointer = child('', ...tokens)
    expect(tokensOf(pointer)).toEqual(tokens)
    expect(lastToken(pointer)).toBe(tokens.at(-1))
    expect(child(parentOf(pointer), lastToken(pointer))).toBe(pointer)
    expect(pointerOfRef(`#${pointer.split('/').map(encodeURIComponent).join('/')}`)).toBe(pointer)
  }
})

it.each(names)('reads, writes and removes the member %j', (name) => {
  const root = { list: [{ other: 1 }] }
  const at = child('/list/0', name)
  const written = withValueAt(root, at, 'v')
  expect(valueAt(written, at)).toBe('v')
  expect(valueAt(root, at)).toBeUndefined()
  expect(withValueAt(written, at, undefined)).toEqual(root)
  expect(({} as Record<string, unknown>)['v']).toBeUndefined()
})

it.each([
  ['', ['x', 'y']],
  ['/0', 'x'],
  ['/1', 'y'],
  ['/2', undefined],
  ['/', undefined],
  ['/01', undefined],
  ['/-1', undefined],
  ['/-', undefined],
  ['/1e0', undefined],
  ['/length', undefined],
  ['/0/0', undefined],
])('of a list %j is %j (RFC 6901 §4)', (pointer, expected) => {
  expect(valueAt(['x', 'y'], pointer)).toEqual(expected)
})

it('never finds what an object inherits', () => {
  expect(valueAt({}, '/constructor')).toBeUndefined()
  expect(valueAt({}, '/__proto__/toString')).toBeUndefined()
})

it('puts an item in place of another, and takes one out', () => {
  expect(withValueAt(['a', 'b', 'c'], '/1', 'x')).toEqual(['a', 'x', 'c'])
  expect(withValueAt(['a', 'b', 'c'], '/1', undefined)).toEqual(['a', 'c'])
  expect(withValueAt({ a: 1 }, '/b/c', 2)).toEqual({ a: 1 })
  expect(withValueAt({ a: 1 }, '', 2)).toBe(2)
})

it('follows references to their end, and cycles to where they close', () => {
  const root = {
    a: { $ref: '#/b~1%7Bc%7D' },
    'b/{c}': { $ref: '#/d' },
    d: { type: 'string' },
    x: { $ref: '#/y' },
    y: { $ref: '#/x' },
    bad: { $ref: '#/%zz' },
  }
  expect(follow(root, '/a')).toBe('/d')
  expect(follow(root, '/d')).toBe('/d')
  expect(['/x', '/y']).toContain(follow(root, '/x'))
  expect(follow(root, '/bad')).toBe('/%zz')
})
