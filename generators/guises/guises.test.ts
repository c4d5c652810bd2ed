import { describe, expect, it } from 'vitest'
import { textOf } from '#lib/bytes.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import type { Guise } from '#generators/guises/guise.ts'
import { guises } from '#generators/guises/index.ts'
import type { Target } from '#generators/negative/mutation.ts'

const named = (id: string): Guise => guises.find((guise) => guise.id === id) ?? expect.fail(id)
const target = (schema: JsonObject, value: Json, location: Target['location'] = 'body'): Target => ({
  schema,
  value,
  required: true,
  location,
})
const dress = (id: string, subject: Target): Json | undefined => {
  const guise = named(id)
  return guise.on === 'value' ? guise.dress(subject, random(1))?.value : expect.fail(`${id} is not on a value`)
}
const dressBody = (id: string, value: Json, mediaType = 'application/json') => {
  const guise = named(id)
  return guise.on === 'body' ? guise.dress({ kind: 'json', mediaType, value }) : expect.fail(`${id} is not on a body`)
}

describe('a body in another guise is the same JSON', () => {
  const value = { name: 'Tom "x" é\u0001', count: 12, list: [1, { a: null }], 'a b': false, deep: { zero: 0 } }
  it.each([
    'reversed-members',
    'spaced-tokens',
    'escaped-letters',
    'named-charset',
    'whole-fraction',
    'with-exponent',
    'foreign-charset',
    'repeated-name',
  ])('%s', (id) => {
    const body = dressBody(id, value) ?? expect.fail()
    expect(JSON.parse(textOf(body))).toEqual(value)
    expect([textOf(body), body.mediaType]).not.toEqual([JSON.stringify(value), 'application/json'])
    expect(dressBody(id, value, 'text/plain')).toBeUndefined()
  })

  it.each<[string, Json, string]>([
    ['reversed-members', { a: 1, b: 2 }, '{"b":2,"a":1}'],
    ['escaped-letters', { a: 'b\n"' }, '{"\\u0061":"\\u0062\\n\\""}'],
    ['escaped-letters', '\u0001', 'undefined'],
    ['whole-fraction', { a: '7', b: 7 }, '{"a":"7","b":7.0}'],
    ['with-exponent', [-3, 4], '[-30e-1,4]'],
    ['negative-zero', { a: 10, b: 0 }, '{"a":10,"b":-0}'],
    ['repeated-name', { a: 1 }, '{"a":1,"a":1}'],
    ['reversed-members', { a: 1 }, 'undefined'],
    ['whole-fraction', { a: 1.5, b: 'x1' }, 'undefined'],
    ['negative-zero', { a: '0' }, 'undefined'],
    ['repeated-name', [], 'undefined'],
  ])('%s of %j', (id, body, expected) => {
    const made = dressBody(id, body)
    expect(made === undefined ? 'undefined' : textOf(made)).toBe(expected)
  })
})

describe('a value in another guise keeps its schema', () => {
  it.each<[string, JsonObject, Json, Json | undefined]>([
    ['greatest-integer', { type: 'integer', format: 'int32' }, 1, 2_147_483_647],
    ['least-integer', { type: 'integer', format: 'int64', maximum: 5 }, 1, -(2 ** 63)],
    ['greatest-integer', { type: 'integer', maximum: 9 }, 1, undefined],
    ['huge-number', { type: 'number' }, 1, 1e30],
    ['huge-number', { type: 'integer', format: 'int64' }, 1, undefined],
    ['many-digits', { type: 'number', maximum: 1 }, 1, 1 - 0.123_456_789_012_345_6],
    ['undeclared-property', { type: 'object' }, {}, { unexpectedProperty: 'unexpected' }],
    ['undeclared-property', { type: 'object', additionalProperties: { type: 'integer' } }, {}, undefined],
    ['undeclared-property', { type: 'object', unevaluatedProperties: false }, {}, undefined],
    ['null-character', { type: 'string', maxLength: 5 }, 'Tomas', 'T a\0b'],
    ['null-character', { type: 'string', maxLength: 3 }, 'Tom', undefined],
    ['emoji', { type: 'string', pattern: '^a' }, 'a', undefined],
    ['emoji', { type: 'string', enum: ['a'] }, 'a', undefined],
    ['longest-astral', { type: 'string', format: 'email', maxLength: 20 }, 'a', undefined],
  ])('%s of %j', (id, schema, value, expected) => {
    expect(dress(id, target(schema, value))).toEqual(expected)
  })

  it('the longest text has as many characters as are allowed, and its twin as many bytes', () => {
    const guise = named('longest-astral')
    if (guise.on !== 'value') return expect.fail()
    const subject = target({ type: 'string', maxLength: 40 }, 'x')
    const [longest, plain] = [String(guise.dress(subject, random(1))?.value), String(guise.plain?.(subject, random(1))?.value)]
    expect([[...longest].length, longest.length]).toEqual([40, 80])
    expect(Buffer.byteLength(plain)).toBe(40)
  })
})

it('ids are unique, and each says what is promised', () => {
  expect(new Set(guises.map(({ id }) => id)).size).toBe(guises.length)
  for (const { promise } of guises) expect(promise).toMatch(/^[A-Z].*\.$/)
})
