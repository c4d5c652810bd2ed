import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { textOf } from '#lib/bytes.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import { mutations } from '#generators/negative/index.ts'
import type { Mutation, Target } from '#generators/negative/mutation.ts'
import { without } from '#generators/negative/room.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { placesOf } from '#generators/values/places.ts'
import { contractOf, schemaAt, schemas } from '#generators/values/schemas.testdata.ts'
import { valueOf } from '#generators/values/value-of.ts'

// CommonJS under nodenext: the function is the default of the default.
const addFormats = formats as unknown as typeof formats.default
const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false })
addFormats(ajv)

const brokenBy = (schema: Json, value: Json): readonly string[] => {
  const validate = ajv.compile(schema as object)
  if (validate(value)) return []
  // Why a name breaks `propertyNames` is said beside it.
  const errors = (validate.errors ?? []).filter(({ propertyName }) => propertyName === undefined)
  return [...new Set(errors.map(({ keyword }) => keyword))]
}
const target = (schema: JsonObject, value: Json, location: Target['location'] = 'body', required = true): Target => ({
  schema,
  value,
  required,
  location,
})
const named = (id: string): Mutation => mutations.find((mutation) => mutation.id === id) ?? expect.fail(id)
const breakValue = (id: string, subject: Target): Json | undefined => {
  const mutation = named(id)
  return mutation.on === 'value' ? mutation.breakIt(subject, random(5))?.value : expect.fail(`${id} is not on a value`)
}

describe('each breaks its keyword and no other', () => {
  it.each<[string, JsonObject, Json]>([
    ['wrong-type', { type: 'string', maxLength: 5 }, 'a'],
    ['wrong-type', { type: ['string', 'object'] }, 'a'],
    ['wrong-type', { type: 'integer', minimum: 1 }, 1],
    ['wrong-type', { type: ['boolean', 'null'] }, true],
    ['wrong-type', { type: 'array', items: { type: 'string' }, minItems: 1 }, ['a']],
    ['wrong-type', { type: 'object', required: ['a'] }, { a: 1 }],
    ['too-long', { type: 'string', maxLength: 40 }, 'Invoice Sync k3f9'],
    ['too-long', { type: 'string', maxLength: 40_000 }, 'x'],
    ['too-long', { type: 'string', maxLength: 10, pattern: '^[a-z]+$' }, 'abc'],
    ['too-long', { type: 'string', maxLength: 2048, format: 'uri' }, 'https://example.com/'],
    ['too-short', { type: 'string', minLength: 1 }, 'a'],
    ['too-short', { type: 'string', minLength: 8, maxLength: 9 }, 'abcdefgh'],
    ['bad-enum', { type: 'string', enum: ['TEXT', 'NUMBER'] }, 'TEXT'],
    ['bad-enum', { enum: [1, 2] }, 2],
    ['bad-enum', { const: 'LLM' }, 'LLM'],
    ['unknown-property', { type: 'object', properties: { a: {} }, additionalProperties: false }, { a: 1 }],
    ['unknown-property', { type: 'object', properties: { a: {} }, unevaluatedProperties: false }, { a: 1 }],
    ['below-minimum', { type: 'integer', minimum: 1 }, 3],
    ['below-minimum', { type: 'number', minimum: 0.5, multipleOf: 0.5 }, 0.5],
    ['above-maximum', { type: 'integer', maximum: 100, multipleOf: 30 }, 90],
    ['below-minimum', { type: 'number', exclusiveMinimum: 0 }, 1],
    ['above-maximum', { type: 'integer', exclusiveMaximum: 4.5 }, 1],
    ['null-for-non-nullable', { type: 'string', minLength: 2 }, 'ab'],
    ['null-for-non-nullable', { enum: ['a', 'b'] }, 'a'],
    ['float-for-integer', { type: 'integer', minimum: 3, maximum: 4 }, 4],
    ['too-many-items', { type: 'array', maxItems: 3, uniqueItems: true, items: { type: 'string', maxLength: 4 } }, ['abcd']],
    ['too-few-items', { type: 'array', minItems: 2 }, [1, 2]],
    ['not-unique', { type: 'array', uniqueItems: true, maxItems: 2 }, [1, 2]],
    ['bad-pattern', { type: 'string', pattern: '^[a-z]{3}$', maxLength: 3 }, 'abc'],
    ['not-a-multiple', { type: 'integer', multipleOf: 10, maximum: 20 }, 20],
    ['not-a-multiple', { type: 'number', multipleOf: 0.5 }, 1],
    ['array-for-object', { type: 'object', required: ['a'] }, { a: 1 }],
    ['number-as-text', { type: ['integer', 'null'], minimum: 3 }, 5],
    ['boolean-as-text', { type: 'boolean' }, false],
    ['number-for-boolean', { type: ['boolean', 'null'] }, true],
    ['number-for-text', { type: 'string', minLength: 3 }, 'abc'],
    ['other-case', { enum: ['red', 'RED', 'blue'] }, 'blue'],
    ['other-case', { type: 'string', const: 'LLM' }, 'LLM'],
    ['padded-enum', { type: 'string', enum: ['red', 'blue'] }, 'blue'],
    ['too-few-properties', { type: 'object', required: ['a'], minProperties: 2 }, { b: 2, a: 1 }],
    ['too-many-properties', { type: 'object', additionalProperties: { type: 'integer' }, maxProperties: 2 }, { a: 1 }],
    ['too-many-properties', { type: 'object', properties: { a: {} }, maxProperties: 1 }, {}],
    ['too-many-properties', { type: 'object', propertyNames: { pattern: '^[a-z]{1,12}$' }, maxProperties: 3 }, { b: 'x' }],
    ['too-many-properties', { type: 'object', propertyNames: { enum: ['q', 'r', 's'] }, maxProperties: 2 }, { q: 1, r: 2 }],
    ['too-many-properties', { patternProperties: { '^m_': {} }, additionalProperties: false, type: 'object', maxProperties: 2 }, { m_: 1 }],
    ['bad-property-name', { type: 'object', propertyNames: { maxLength: 4 } }, { abcd: 1 }],
    ['bad-property-name', { type: 'object', propertyNames: { enum: ['q', 'Q'] } }, { q: 1, Q: 2 }],
    ['missing-dependent', { type: 'object', dependentRequired: { a: ['b'] } }, { a: 1, b: 2 }],
    ['too-few-contained', { type: 'array', contains: { const: 1 }, minContains: 2 }, [1, 1]],
    ['too-few-contained', { type: 'array', contains: { minimum: 9 } }, [9]],
    ['too-many-contained', { type: 'array', contains: { const: 1 }, maxContains: 2 }, [1]],
    ['unknown-item', { type: 'array', prefixItems: [{ type: 'integer' }], items: false }, [1]],
    ['unknown-item', { type: 'array', prefixItems: [{ type: 'integer' }], unevaluatedItems: false }, [1]],
    ['forbidden-value', { type: 'string', not: { enum: ['root', 'admin'] } }, 'x'],
    ['forbidden-value', { type: 'object', not: { required: ['secret'] } }, {}],
  ])('%s of %o', (id, schema, value) => {
    expect(brokenBy(schema, value)).toEqual([])
    const broken = breakValue(id, target(schema, value))
    expect(broken).toBeDefined()
    const keywords = brokenBy(schema, broken ?? null)
    expect(keywords).toHaveLength(1)
    expect(named(id).keywords).toContain(keywords[0])
  })

  it.each([
    'uuid',
    'date-time',
    'date',
    'time',
    'duration',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'url',
    'uri-reference',
    'uri-template',
    'byte',
    'regex',
    'json-pointer',
  ])('bad-format of %s', (format) => {
    const schema = { type: 'string', format }
    const value = valueOf(contractOf({ it: schema }), schemaAt('it'), { shape: 'minimal' }, 1, 'request') ?? null
    expect(brokenBy(schema, value)).toEqual([])
    expect(brokenBy(schema, breakValue('bad-format', target(schema, value)) ?? null)).toEqual(['format'])
  })
})

it.each<[string, JsonObject, Json, Json]>([
  ['too-long', { type: 'string', maxLength: 3, pattern: '^[a-z]{3}$' }, 'abc', 'abcc'],
  ['too-short', { type: 'string', minLength: 1, pattern: '\\S' }, 'abc', ''],
  [
    'too-short',
    { type: 'string', minLength: 36, format: 'uuid' },
    '550e8400-e29b-41d4-a716-446655440000',
    '550e8400-e29b-41d4-a716-44665544000',
  ],
  ['above-maximum', { type: 'integer', format: 'int32', maximum: 2_147_483_647 }, 7, 2_147_483_648],
  ['bad-pattern', { type: 'string', pattern: '\\S' }, 'abc', '   '],
  ['unanchored-pattern', { type: 'string', pattern: '^[a-z]+$' }, 'abc', '*abc'],
])('%s of %j breaks what cannot be kept with it too', (id, schema, value, expected) => {
  expect(breakValue(id, target(schema, value))).toEqual(expected)
})

it('a closed set may have too few items for a list of distinct ones: then they stand there twice', () => {
  const closed = target({ type: 'array', maxItems: 2, uniqueItems: true, items: { enum: ['a', 'b'] } }, ['a', 'b'])
  expect(breakValue('too-many-items', { ...closed, anotherItem: (n) => (n % 2 === 0 ? 'a' : 'b') })).toEqual(['a', 'b', 'a'])
})

describe('where a mutation would prove nothing, there is none', () => {
  it.each<[string, Target]>([
    ['wrong-type', target({ type: 'string' }, 'a', 'query')],
    ['wrong-type', target({ type: 'array' }, ['a'], 'query')],
    ['wrong-type', target({ enum: ['a'] }, 'a')],
    ['wrong-type', target({}, 'a')],
    ['too-short', target({ type: 'string', minLength: 1 }, 'a', 'path')],
    ['bad-enum', target({ enum: [null] }, null)],
    ['unknown-property', target({ type: 'object' }, {})],
    ['unknown-property', target({ type: 'object', additionalProperties: false, patternProperties: { '.': {} } }, {})],
    ['bad-format', target({ type: 'string', format: 'password' }, 'a')],
    ['null-for-non-nullable', target({ type: 'string' }, 'a', 'query')],
    ['null-for-non-nullable', target({ type: ['string', 'null'] }, 'a')],
    ['null-for-non-nullable', target({ enum: ['a', null] }, 'a')],
    ['null-for-non-nullable', target({ type: ['string', 'null'], enum: ['a'] }, 'a')],
    ['null-for-non-nullable', target({}, 'a')],
    ['not-unique', target({ type: 'array', uniqueItems: true, maxItems: 1 }, [1])],
    ['number-as-text', target({ type: 'integer' }, 5, 'query')],
    ['number-as-text', target({ type: ['integer', 'string'] }, 5)],
    ['boolean-as-text', target({ type: 'boolean' }, true, 'form')],
    ['number-for-boolean', target({ type: ['boolean', 'integer'] }, true)],
    ['number-for-text', target({ type: 'string' }, '5', 'form')],
    ['array-for-object', target({ type: ['object', 'array'] }, {})],
    ['other-case', target({ enum: ['1', 'a', 'A'] }, 'a')],
    ['other-case', target({ enum: ['12'] }, '12')],
    ['padded-enum', target({ enum: ['a'] }, 'a', 'header')],
    ['too-few-properties', target({ type: 'object', required: ['a'], minProperties: 1 }, { a: 1 })],
    ['too-many-properties', target({ type: 'object', maxProperties: 1, additionalProperties: false }, { a: 1 })],
    ['bad-property-name', target({ type: 'object', propertyNames: {} }, { a: 1 })],
    ['missing-dependent', target({ type: 'object', dependentRequired: { a: ['b'] }, required: ['b'] }, { a: 1, b: 2 })],
    ['too-few-contained', target({ type: 'array', contains: { const: 1 }, minItems: 1 }, [1])],
    ['too-many-contained', target({ type: 'array', contains: { const: 1 }, maxContains: 2, maxItems: 2 }, [1])],
    ['unknown-item', target({ type: 'array', prefixItems: [{}, {}], items: false }, [1])],
    ['forbidden-value', target({ not: { type: 'string' } }, 1)],
    ['unknown-discriminator', target({ discriminator: { propertyName: 'kind' } }, { kind: 1 })],
  ])('%s %o', (id, subject) => expect(breakValue(id, subject)).toBeUndefined())

  it('a path parameter and an optional property stay', () => {
    const mutation = named('missing-required')
    if (mutation.on !== 'presence') return expect.fail()
    expect(mutation.breakIt(target({}, 'a'))).toBe('remove')
    expect(mutation.breakIt(target({}, 'a', 'path'))).toBeUndefined()
    expect(mutation.breakIt(target({}, 'a', 'body', false))).toBeUndefined()
  })
})

describe('bodies', () => {
  const body = (value: Json) => ({ kind: 'json', mediaType: 'application/json', value }) as const
  const raw = (id: string, value: Json) => {
    const mutation = named(id)
    return (mutation.on === 'body' ? mutation.breakIt(body(value), random(1)) : undefined) ?? expect.fail()
  }
  it.each<[Json]>([[{ a: 1 }], [[1]], [{}], ['text'], [4], [null]])('malformed-json of %j', (value) => {
    expect(() => JSON.parse(textOf(raw('malformed-json', value))) as Json).toThrow()
  })
  it.each<[string, Json]>([
    ['blank-body', { a: 1 }],
    ['trailing-text', [1]],
    ['trailing-comma', { a: [1] }],
    ['single-quotes', { a: 'b' }],
    ['unquoted-names', { a: 'b', c: 1 }],
    ['json-comment', {}],
    ['not-a-number', { a: 'x', b: 1.5e9 }],
    ['not-a-number', [-3]],
  ])('%s of %j is no JSON', (id, value) => {
    expect(() => JSON.parse(textOf(raw(id, value))) as Json).toThrow()
  })
  it('invalid-utf8 spoils the first text', () => {
    const bytes = Buffer.from(raw('invalid-utf8', { n: 1, a: 'é' }).base64, 'base64')
    expect(bytes.toString('latin1')).toBe('{"n":1,"a":"\u00ff\u00c3\u00a9"}')
  })
  it.each<[string, Json]>([
    ['single-quotes', { a: "it's" }],
    ['single-quotes', [1]],
    ['unquoted-names', { 'a b': 1 }],
    ['trailing-comma', {}],
    ['not-a-number', { a: '1' }],
    ['invalid-utf8', { a: 1 }],
  ])('%s cannot be made of %j', (id, value) => {
    const mutation = named(id)
    expect(mutation.on === 'body' ? mutation.breakIt(body(value), random(1)) : 'other').toBeUndefined()
  })
  it('only JSON has the faults of JSON, only parts have boundaries, and only an empty text is a text', () => {
    const made = (mediaType: string): readonly string[] =>
      mutations.flatMap((one) =>
        one.on === 'body' && one.breakIt({ kind: 'json', mediaType, value: { a: 'b', n: 1 } }, random(1)) !== undefined ? [one.id] : [],
      )
    expect(made('application/x-www-form-urlencoded')).toEqual(['wrong-media-type'])
    expect(made('text/plain')).toEqual(['wrong-media-type'])
    expect(made('multipart/form-data')).toEqual(['wrong-media-type', 'empty-body', 'wrong-boundary'])
    expect(made('application/x+json')).not.toContain('wrong-boundary')
  })
  it('wrong-media-type keeps the text', () =>
    expect([textOf(raw('wrong-media-type', { a: 1 })), raw('wrong-media-type', {}).mediaType]).toEqual(['{"a":1}', 'text/plain']))
  it('empty-body has no byte', () => expect(raw('empty-body', { a: 1 }).base64).toBe(''))
})

const plain = Object.keys(schemas).filter((name) => {
  const text = JSON.stringify(effectiveSchema(contractOf(schemas).root, schemaAt(name)).keywords)
  return !/oneOf|anyOf|"not"|"if"|contains|prefixItems|\$ref|__proto__/.test(text)
})

/** The integer formats say `type: integer` once more, and so does a list of values of one type. */
const alike = ({ id, keywords }: Mutation, { type }: JsonObject): readonly string[] =>
  id === 'float-for-integer' ? ['format'] : keywords.includes('type') && type !== undefined ? ['enum', 'const'] : []

/** What no other length or bound can keep is broken too, at the same place. */
const besides = new Set(['pattern', 'format'])

it.each(plain)('every mutation of every place of %s breaks its keyword, and none elsewhere', (name) => {
  const contract = contractOf(schemas)
  for (const place of placesOf(contract, schemaAt(name), 'request')) {
    const schema = place.effective.keywords
    const value = place.at === '' ? valueOf(contract, place.schemaAt, { shape: 'full' }, 11, 'request') : undefined
    if (value === undefined) continue
    for (const mutation of mutations) {
      if (mutation.on !== 'value') continue
      const broken = mutation.breakIt(target(schema, value), random(3))
      expect(mutation.breakIt(target(schema, value), random(3))).toEqual(broken)
      if (broken === undefined) continue
      const keywords = brokenBy(without(schema, ...alike(mutation, schema)), broken.value)
      const others = keywords.filter((keyword) => !mutation.keywords.includes(keyword))
      const isOne = keywords.length - others.length === 1 && others.every((keyword) => besides.has(keyword))
      expect({ id: mutation.id, keywords, isOne }).toEqual({ id: mutation.id, keywords, isOne: true })
    }
  }
})

it('ids are unique and say what is promised', () => {
  expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length)
  for (const { promise } of mutations) expect(promise).toMatch(/^\S.*\.$/)
})
