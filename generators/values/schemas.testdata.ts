/** Schemas of every keyword, for the laws: each is held to ajv over many seeds. */
import type { Contract } from '#model/contract.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'

export const schemas: JsonObject = {
  anything: {},
  string: { type: 'string' },
  bounded: { type: 'string', minLength: 5, maxLength: 9 },
  short: { type: 'string', maxLength: 2 },
  exact: { type: 'string', minLength: 64, maxLength: 64 },
  empty: { type: 'string', maxLength: 0 },
  long: { type: 'string', minLength: 3000, maxLength: 40_000 },
  slug: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', minLength: 3, maxLength: 20 },
  hexColor: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
  unanchored: { type: 'string', pattern: 'abc' },
  alternation: { type: 'string', pattern: '^(?:asc|desc)$' },
  anyChars: { type: 'string', pattern: '^.+$', maxLength: 12 },
  lookahead: { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{6,20}$' },
  letters: { type: 'string', pattern: '^\\p{L}+$' },
  dateTime: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'time' },
  duration: { type: 'string', format: 'duration' },
  uuid: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email', maxLength: 60 },
  tightEmail: { type: 'string', format: 'email', maxLength: 18 },
  hostname: { type: 'string', format: 'hostname' },
  ipv4: { type: 'string', format: 'ipv4' },
  ipv6: { type: 'string', format: 'ipv6' },
  uri: { type: 'string', format: 'uri', maxLength: 2048 },
  uriReference: { type: 'string', format: 'uri-reference' },
  url: { type: 'string', format: 'url' },
  byte: { type: 'string', format: 'byte', minLength: 20 },
  regex: { type: 'string', format: 'regex' },
  jsonPointer: { type: 'string', format: 'json-pointer' },
  password: { type: 'string', format: 'password', minLength: 30, maxLength: 40 },
  unknownFormat: { type: 'string', format: 'moon-phase', minLength: 1 },
  integer: { type: 'integer' },
  page: { type: 'integer', minimum: 1, maximum: 100, format: 'int32' },
  negative: { type: 'integer', maximum: -5 },
  exclusive: { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 },
  tens: { type: 'integer', multipleOf: 10, minimum: 15 },
  price: { type: 'number', minimum: 0, multipleOf: 0.01, maximum: 99.99 },
  ratio: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  sliver: { type: 'number', minimum: 0.1, maximum: 0.11 },
  int64: { type: 'integer', format: 'int64', minimum: 4_000_000_000 },
  boolean: { type: 'boolean' },
  nothing: { type: 'null' },
  nullable: { type: ['string', 'null'], minLength: 2 },
  mixed: { type: ['integer', 'string'], maxLength: 4, minimum: 3 },
  enumeration: { enum: ['a', 'b', 3, null] },
  typedEnum: { type: 'string', enum: ['TEXT', 'NUMBER'] },
  constant: { const: { kind: 'fixed' } },
  defaulted: { type: 'integer', default: 20, minimum: 1 },
  list: { type: 'array', items: { type: 'string' } },
  fewItems: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 4 },
  unique: { type: 'array', items: { enum: ['x', 'y', 'z'] }, uniqueItems: true, minItems: 3 },
  uniqueNumbers: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 6 }, uniqueItems: true, minItems: 6 },
  tuple: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
  contains: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, minContains: 2 },
  unevaluatedItems: { type: 'array', unevaluatedItems: { type: 'number' } },
  noItems: { type: 'array', items: false },
  object: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', maxLength: 40 },
      description: { type: 'string', maxLength: 90 },
      active: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string', maxLength: 10 } },
    },
  },
  closed: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } }, required: ['b'], additionalProperties: false },
  untyped: { properties: { a: { type: 'string' } }, required: ['a'] },
  undeclared: { type: 'object', required: ['ghost'] },
  map: { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 2 },
  patternMap: { type: 'object', patternProperties: { '^x-[a-z]{3}$': { type: 'boolean' } }, additionalProperties: false, minProperties: 1 },
  named: { type: 'object', propertyNames: { pattern: '^[A-Z]{3}$' }, additionalProperties: { type: 'string' }, minProperties: 2 },
  atLeastOne: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, minProperties: 1 },
  atMostOne: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, maxProperties: 1 },
  dependent: {
    type: 'object',
    properties: { card: { type: 'string' }, address: { type: 'string' } },
    dependentRequired: { card: ['address'] },
  },
  allOf: {
    allOf: [
      { $ref: '#/components/schemas/object' },
      { type: 'object', required: ['extra'], properties: { extra: { type: 'integer', minimum: 4 } } },
    ],
  },
  tightened: {
    allOf: [
      { type: 'string', maxLength: 20 },
      { minLength: 4, maxLength: 6 },
    ],
  },
  numberAndInteger: {
    allOf: [
      { type: 'number', minimum: 2 },
      { type: 'integer', maximum: 3 },
    ],
  },
  sameProperty: {
    allOf: [
      { type: 'object', properties: { a: { type: 'string', minLength: 8 } } },
      { properties: { a: { maxLength: 9 } }, required: ['a'] },
    ],
  },
  refWithSibling: { $ref: '#/components/schemas/string', minLength: 12, maxLength: 14 },
  oneOf: { oneOf: [{ type: 'string', maxLength: 5 }, { type: 'integer' }] },
  oneOfObjects: {
    oneOf: [
      { type: 'object', required: ['type'], properties: { type: { const: 'LLM' }, model: { type: 'string' } } },
      {
        type: 'object',
        required: ['type', 'endpoint'],
        properties: { type: { const: 'AGENT' }, endpoint: { type: 'string', format: 'uri' } },
      },
    ],
  },
  ambiguous: {
    oneOf: [
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      { type: 'object', properties: { b: { type: 'string' } }, required: ['b'], additionalProperties: false },
    ],
  },
  eitherOr: {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
    oneOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  exclusiveNumbers: {
    oneOf: [
      { type: 'integer', multipleOf: 3 },
      { type: 'integer', multipleOf: 5 },
    ],
  },
  anyOfNull: { anyOf: [{ type: 'string', minLength: 3 }, { type: 'null' }] },
  firstImpossible: { anyOf: [false, { type: 'string' }] },
  siblings: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' } },
    anyOf: [{ required: ['a'], properties: { a: { type: 'string' } } }, { required: ['b'] }],
  },
  notEmpty: { type: 'string', not: { const: '' } },
  notObject: { not: { type: ['string', 'object'] } },
  notRequired: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, not: { required: ['zzz'] } },
  conditional: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['file', 'link'] }, url: { type: 'string', format: 'uri' } },
    if: { properties: { kind: { const: 'link' } } },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { required: ['url'] },
  },
  tree: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      parent: { $ref: '#/components/schemas/tree' },
      children: { type: 'array', items: { $ref: '#/components/schemas/tree' } },
    },
  },
  linked: {
    anyOf: [{ type: 'null' }, { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/linked' } } }],
  },
  unevaluated: {
    type: 'object',
    allOf: [{ properties: { a: { type: 'string' } } }],
    properties: { b: { type: 'integer' } },
    unevaluatedProperties: false,
  },
  withExample: {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string', maxLength: 3 } },
    examples: [{ a: 'too long' }, { a: 'ok' }],
  },
  proto: { type: 'object', required: ['__proto__'], properties: { ['__proto__']: { type: 'string' }, constructor: { type: 'integer' } } },
}

export const schemaAt = (name: string): Pointer => `/components/schemas/${name}`

export const contractOf = (table: JsonObject): Contract => ({
  title: 'table',
  version: '1',
  dialect: '3.1',
  hash: '',
  servers: [],
  operations: [],
  securitySchemes: {},
  root: { openapi: '3.1.0', components: { schemas: table } },
})

/** Which properties there are and how many items: all of a value but its contents. */
export function outline(value: Json | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly Json[]).map(outline)
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, member]) => [name, outline(member)])
  return 'leaf'
}
