import { expect, it } from 'vitest'
import { coerce, declaredTypeAt, jsonTypeOf } from '#lib/declared-type.ts'

const root = {
  Id: { type: 'integer' },
  Maybe: { type: ['string', 'null'] },
  Listed: { enum: [1, 'a', null] },
  Choice: { oneOf: [{ $ref: '#/Id' }, { type: 'boolean' }] },
  Whole: { allOf: [{ properties: { a: { $ref: '#/Id' } } }, { properties: { 'b/c': { type: 'array', items: { type: 'number' } } } }] },
  Loop: { type: 'object', properties: { self: { $ref: '#/Loop' } } },
  Odd: JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"},"constructor":{"type":"integer"}}}') as { type: string },
}

it.each([
  ['Id', ['integer']],
  ['Maybe', ['string', 'null']],
  ['Listed', ['integer', 'string', 'null']],
  ['Choice', ['integer', 'boolean']],
  ['Gone', []],
])('%s is %j', (name, types) => {
  expect(declaredTypeAt(root, `/${name}`).types).toEqual(types)
})

it('sees members through references and allOf, also of names that every object inherits', () => {
  const { properties } = declaredTypeAt(root, '/Whole')
  expect(properties['a']?.types).toEqual(['integer'])
  expect(properties['b/c']?.items?.types).toEqual(['number'])
  const odd = declaredTypeAt(root, '/Odd').properties
  expect(Object.keys(odd).sort()).toEqual(['__proto__', 'constructor'])
  expect(odd['toString']).toBeUndefined()
})

it('ends on recursion', () => {
  expect(declaredTypeAt(root, '/Loop').types).toEqual(['object'])
})

it.each<[string, readonly string[], unknown]>([
  ['5', ['integer'], 5],
  ['-0.5e1', ['number'], -5],
  ['5', ['integer', 'string'], '5'],
  ['5', [], '5'],
  ['five', ['integer'], 'five'],
  ['', ['integer'], ''],
  ['1e999', ['number'], '1e999'],
  ['0x10', ['integer'], '0x10'],
  [' 5', ['integer'], ' 5'],
  ['true', ['boolean'], true],
  ['True', ['boolean'], 'True'],
  ['', ['null', 'integer'], null],
  ['null', ['null'], null],
])('reads %j as %j: %j', (text, types, expected) => {
  expect(coerce(text, { types, properties: {} })).toBe(expected)
})

it.each([
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  [1, 'integer'],
  [1.5, 'number'],
  ['', 'string'],
  [true, 'boolean'],
])('the type of %j is %s', (value, type) => {
  expect(jsonTypeOf(value)).toBe(type)
})
