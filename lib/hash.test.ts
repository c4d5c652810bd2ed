import { expect, it } from 'vitest'
import { canonical, isSame, sha256, shortHash } from '#lib/hash.ts'

it('does not see the order of keys, nor members that are undefined', () => {
  expect(shortHash({ a: 1, b: { d: [1, { f: 1, e: 2 }], c: 2 } })).toBe(
    shortHash({ b: { c: 2, d: [1, { e: 2, f: 1 }] }, a: 1, z: undefined }),
  )
})

it('sees everything else', () => {
  const values = [
    {},
    [],
    null,
    '',
    0,
    '0',
    false,
    [1, 2],
    [2, 1],
    [[1], 2],
    { a: null },
    { a: '' },
    { 'a":1,"b': 1 },
    { a: 1, b: 1 },
    ['a,b'],
    ['a', 'b'],
  ]
  expect(new Set(values.map(shortHash)).size).toBe(values.length)
})

it('writes JSON that says the same', () => {
  const value = { b: [1, null, 'é"\n'], a: { z: true, y: -1.5 } }
  expect(JSON.parse(canonical(value))).toEqual(value)
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(shortHash(1)).toMatch(/^[0-9a-f]{12}$/)
})

it('tells whether two values are the same JSON', () => {
  expect(isSame({ a: [1, null], b: 'x' }, { b: 'x', a: [1, null] })).toBe(true)
  expect(isSame('a', 'a')).toBe(true)
  for (const [a, b] of [
    [1, '1'],
    [null, {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: null }],
    [0, false],
  ] as const)
    expect(isSame(a, b), canonical([a, b])).toBe(false)
})
