import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '#lib/json.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { dialectOf } from '#specs/dialects/index.ts'
import { openapi30 } from '#specs/dialects/openapi-3.0.ts'
import { openapi31 } from '#specs/dialects/openapi-3.1.ts'
import { withSchemas } from '#specs/files.testdata.ts'

const lowered = (schema: Json): Json | undefined =>
  valueAt(openapi30.lower({ components: { schemas: { A: schema } } }), '/components/schemas/A')

describe('a schema', () => {
  it.each<[string, JsonObject, Json]>([
    ['nullable beside type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable beside type and enum', { type: 'string', nullable: true, enum: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
    [
      'nullable beside an enum that has null',
      { type: 'string', nullable: true, enum: ['a', null] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['nullable beside enum alone', { nullable: true, enum: ['a'] }, { enum: ['a', null] }],
    [
      'nullable beside allOf',
      { nullable: true, readOnly: true, 'x-proofload-basis': 'decided', allOf: [{ $ref: '#/B' }] },
      { readOnly: true, 'x-proofload-basis': 'decided', anyOf: [{ allOf: [{ $ref: '#/B' }] }, { type: 'null' }] },
    ],
    [
      'nullable beside $ref',
      { nullable: true, $ref: '#/B', description: 'x', 'x-proofload-basis': 'decided' },
      { $ref: '#/B', 'x-proofload-basis': 'decided' },
    ],
    ['nullable alone', { nullable: true, description: 'any' }, { description: 'any' }],
    ['not nullable', { type: 'string', nullable: false }, { type: 'string' }],
    [
      'exclusive bounds',
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
      { exclusiveMinimum: 1, exclusiveMaximum: 9 },
    ],
    ['inclusive bounds', { minimum: 1, exclusiveMinimum: false, maximum: 9 }, { minimum: 1, maximum: 9 }],
    ['an exclusive bound without a bound', { exclusiveMinimum: true }, {}],
    [
      'what stands below',
      {
        properties: { nullable: { type: 'string', nullable: true }, default: { items: { type: 'a', nullable: true } } },
        additionalProperties: { not: { type: 'b', nullable: true } },
      },
      {
        properties: { nullable: { type: ['string', 'null'] }, default: { items: { type: ['a', 'null'] } } },
        additionalProperties: { not: { type: ['b', 'null'] } },
      },
    ],
    [
      'data',
      { example: { nullable: true, type: 'x' }, default: { nullable: true }, enum: [{ nullable: true }] },
      { example: { nullable: true, type: 'x' }, default: { nullable: true }, enum: [{ nullable: true }] },
    ],
  ])('%s', (_name, schema, expected) => {
    expect(lowered(schema)).toEqual(expected)
  })
})

it.each([
  '/paths/~1x/get/responses/default/content/application~1json/schema',
  '/paths/~1x/get/responses/200/headers/x-rate/schema',
  '/paths/~1x/parameters/0/schema',
  '/components/responses/example/content/a~1b/schema',
  '/components/parameters/schema/schema',
  '/x-proofload-files/b.yaml/deep/Pet',
  '/x-proofload-files/c.yaml',
  '/paths/~1x/get/callbacks/c/{$url}/post/requestBody/content/a~1b/schema',
])('lowers what stands at %s', (pointer) => {
  const nullable: Json = { type: 'string', nullable: true }
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/'))
  const root = tokens.reduceRight<Json>((below, token) => (token === '0' ? [below] : { [token]: below }), nullable) as JsonObject
  expect(valueAt(openapi30.lower(root), pointer)).toEqual({ type: ['string', 'null'] })
})

it('leaves examples and extensions alone, and never changes what it was given', () => {
  const root: JsonObject = {
    'x-a': { schema: { nullable: true, type: 'a' } },
    paths: { '/x': { get: { responses: { 200: { content: { 'a/b': { example: { schema: { nullable: true, type: 'a' } } } } } } } } },
    components: { schemas: { A: { nullable: true, type: 'a' } } },
  }
  const before = JSON.stringify(root)
  const { components: _, ...rest } = root
  expect(openapi30.lower(root)).toMatchObject(rest)
  expect(JSON.stringify(root)).toBe(before)
})

it.each([
  ['3.0.0', '3.0'],
  ['3.0.4', '3.0'],
  ['3.1.0', '3.1'],
  ['3.1.1', '3.1'],
  ['3.2.0', undefined],
  ['3.0', undefined],
  ['2.0', undefined],
  [3.1, undefined],
])('%j is read as %j', (openapi, version) => {
  expect(dialectOf({ openapi })?.version).toBe(version)
})

it('has nothing to do for 3.1', () => {
  const root: JsonObject = { openapi: '3.1.0', components: { schemas: { A: { type: 'string', nullable: true, exclusiveMinimum: 1 } } } }
  expect(openapi31.lower(root)).toBe(root)
})

it.each<[string, Json, readonly string[]]>([
  ['null', null, []],
  ['a value', 'p', []],
  ['another', 'z', ['enum']],
  ['a number', 3, ['type', 'enum']],
])('judges a nullable enum by its meaning: %s', (_name, value, keywords) => {
  const { lens } = withSchemas({ A: { type: 'string', nullable: true, enum: ['p'] } }, '3.0.3')
  expect(lens.issues('/components/schemas/A', 'response', value).map(({ keyword }) => keyword)).toEqual(keywords)
})
