import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '#model/case.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { contractOf, outline, schemaAt, schemas } from '#generators/values/schemas.testdata.ts'
import { valueOf } from '#generators/values/value-of.ts'

const contract = contractOf(schemas)
// CommonJS under nodenext: the function is the default of the default.
const addFormats = formats as unknown as typeof formats.default
const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: true, logger: false })
addFormats(ajv)
ajv.addSchema({ $id: 'table', ...contract.root })
const shapes = ['minimal', 'full', 'example'] as const
const seeds = Array.from({ length: 20 }, (_, index) => index * 7919 + 1)

describe.each(Object.keys(schemas))('%s', (name) => {
  const validate = ajv.compile({ $ref: `table#/components/schemas/${name}` })
  it.each(shapes)('%s values keep the schema, whatever the seed and side', (shape) => {
    for (const seed of seeds) {
      for (const side of ['request', 'response'] as const) {
        const value = valueOf(contract, schemaAt(name), { shape }, seed, side)
        expect(value).toBeDefined()
        if (!validate(value)) expect.fail(`${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`)
      }
    }
  })

  it('the same seed makes the same value, another seed the same shape', () => {
    for (const shape of shapes) {
      const values = seeds.map((seed) => valueOf(contract, schemaAt(name), { shape }, seed, 'request'))
      const again = valueOf(contractOf(schemas), schemaAt(name), { shape }, seeds[0] ?? 0, 'request')
      expect(again).toEqual(values[0])
      for (const value of values) expect(outline(value)).toEqual(outline(values[0]))
    }
  })
})

const made = (schema: Json, recipe: Recipe, seed = 1, side: 'request' | 'response' = 'request'): Json | undefined =>
  valueOf(contractOf({ it: schema }), schemaAt('it'), recipe, seed, side)

describe('recipes', () => {
  const object = schemas['object'] ?? {}
  it('minimal takes what is required, full everything', () => {
    expect(Object.keys(made(object, { shape: 'minimal' }) ?? {})).toEqual(['name'])
    expect(Object.keys(made(object, { shape: 'full' }) ?? {})).toEqual(['name', 'description', 'active', 'tags'])
  })

  it('includes what is named, and an included list has an item', () => {
    const value = made(object, { shape: 'minimal', include: ['/tags'] })
    expect(outline(value)).toEqual([
      ['name', 'leaf'],
      ['tags', ['leaf']],
    ])
  })

  it('an include that does not exist makes nothing', () =>
    expect(made({ ...(object as object), additionalProperties: false }, { shape: 'minimal', include: ['/ghost'] })).toBeUndefined())

  it.each<[string, Json, 'min' | 'max' | 'null' | 'default' | number, (value: Json | undefined) => boolean]>([
    ['longest string', { type: 'string', maxLength: 40 }, 'max', (value) => /^[a-z0-9]{40}$/.test(String(value))],
    ['shortest string', { type: 'string', minLength: 3, maxLength: 40 }, 'min', (value) => String(value).length === 3],
    [
      'longest matching string',
      { type: 'string', pattern: '^[a-z][a-z0-9-]+$', maxLength: 63 },
      'max',
      (value) => /^[a-z][a-z0-9-]{62}$/.test(String(value)),
    ],
    [
      'longest URI',
      { type: 'string', format: 'uri', maxLength: 2048 },
      'max',
      (value) => String(value).length === 2048 && URL.canParse(String(value)),
    ],
    ['longest e-mail', { type: 'string', format: 'email', maxLength: 254 }, 'max', (value) => String(value).length === 254],
    [
      'longest e-mail of a pattern',
      { type: 'string', format: 'email', maxLength: 120, pattern: '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+$' },
      'max',
      (value) => /^[^@]{1,64}@(?:[^.]{1,63}\.)+[^.]{1,63}$/.test(String(value)) && String(value).length === 120,
    ],
    ['a string beyond reason', { type: 'string', maxLength: 5_000_000 }, 'max', (value) => value === undefined],
    ['a hundred thousand', { type: 'string', maxLength: 150_000 }, 'max', (value) => String(value).length === 150_000],
    ['least number', { type: 'integer', minimum: -4, maximum: 9 }, 'min', (value) => value === -4],
    ['greatest number', { type: 'number', exclusiveMaximum: 9, multipleOf: 0.5 }, 'max', (value) => value === 8.5],
    ['most items', { type: 'array', items: { type: 'string' }, maxItems: 5 }, 'max', (value) => Array.isArray(value) && value.length === 5],
    [
      'fewest items',
      { type: 'array', items: { type: 'string' }, minItems: 0 },
      'min',
      (value) => Array.isArray(value) && value.length === 0,
    ],
    ['null', { type: ['string', 'null'] }, 'null', (value) => value === null],
    ['default', { type: 'integer', minimum: 1, maximum: 4096, default: 256 }, 'default', (value) => value === 256],
    ['a default that the schema forbids', { type: 'integer', maximum: 9, default: 256 }, 'default', (value) => value === undefined],
    ['null of a union', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'null', (value) => value === null],
    ['null where none is allowed', { type: 'string' }, 'null', (value) => value === undefined],
    ['third enum value', { enum: ['a', 'b', 'c'] }, 2, (value) => value === 'c'],
    ['second example', { type: 'string', examples: ['one', 'two'] }, 1, (value) => value === 'two'],
    ['second branch', schemas['oneOfObjects'] ?? {}, 1, (value) => valueAt(value, '/type') === 'AGENT'],
    ['a value that is not there', { enum: ['a'] }, 7, (value) => value === undefined],
  ])('pins %s', (_, schema, choose, holds) => {
    expect(holds(made(schema, { shape: 'minimal', pin: { at: '', choose } }))).toBe(true)
    const inside = made(
      { type: 'object', properties: { list: { type: 'array', items: { type: 'object', properties: { x: schema } } } } },
      { shape: 'minimal', pin: { at: '/list/0/x', choose } },
    )
    expect(holds(valueAt(inside, '/list/0/x'))).toBe(true)
  })

  it('takes less of a thing than there is of it', () => {
    const amount = {
      type: 'object',
      required: ['amount', 'level'],
      properties: { amount: { type: 'integer', minimum: 1 }, level: { type: 'integer', minimum: 1 } },
    }
    const body = { requestBody: { content: { 'application/json': { schema: amount } } } }
    const paths = { '/payments': { post: body }, '/payments/{id}/refunds': { post: body } }
    const greatest = (path: string, name: string): number =>
      Math.max(
        ...seeds.map((seed) =>
          Number(
            valueAt(
              valueOf(
                { ...contract, root: { paths } },
                `/paths/${path}/post/requestBody/content/application~1json/schema`,
                { shape: 'minimal' },
                seed,
                'request',
              ),
              `/${name}`,
            ),
          ),
        ),
      )
    expect(greatest('~1payments~1{id}~1refunds', 'amount')).toBeLessThanOrEqual(10)
    expect(greatest('~1payments', 'amount')).toBeGreaterThan(50)
    expect(greatest('~1payments~1{id}~1refunds', 'level')).toBeGreaterThan(50)
  })

  it('makes nothing of what nothing keeps', () => {
    for (const schema of [
      false,
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      { type: 'string', minLength: 3, maxLength: 2 },
      { type: 'object', required: ['a'], properties: { a: false } },
    ]) {
      expect(made(schema, { shape: 'minimal' })).toBeUndefined()
    }
  })

  it('ends where a required property requires itself', () =>
    expect(
      made({ type: 'object', required: ['a'], properties: { a: { $ref: '#/components/schemas/it' } } }, { shape: 'full' }),
    ).toBeUndefined())
  it('ends on a hostile pattern', () =>
    expect(made({ type: 'string', pattern: '^(a+)+b\\1(?!c)$', minLength: 40 }, { shape: 'minimal' })).toSatisfy(() => true))
})

describe('sides', () => {
  const user = {
    type: 'object',
    required: ['id', 'name', 'secret'],
    properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' }, secret: { $ref: '#/components/schemas/secret' } },
    additionalProperties: false,
    examples: [{ id: '1', name: 'n', secret: 's' }],
  }
  const both = contractOf({ user, secret: { type: 'string', writeOnly: true } })
  it.each([
    ['request', ['name', 'secret']],
    ['response', ['id', 'name']],
  ] as const)('%s', (side, names) => {
    for (const shape of shapes) expect(Object.keys(valueOf(both, schemaAt('user'), { shape }, 1, side) ?? {})).toEqual(names)
  })
})

describe('discriminators', () => {
  const table = contractOf({
    pet: {
      oneOf: [{ $ref: '#/components/schemas/cat' }, { $ref: '#/components/schemas/dog' }],
      discriminator: { propertyName: 'kind', mapping: { c: '#/components/schemas/cat', d: '#/components/schemas/dog' } },
    },
    cat: { type: 'object', properties: { kind: { type: 'string' } } },
    dog: { type: 'object', properties: { kind: { type: 'string' }, bark: { type: 'boolean' } }, required: ['kind', 'bark'] },
    base: {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string' } },
      discriminator: { propertyName: 'type', mapping: { heir: '#/components/schemas/heir' } },
    },
    heir: {
      allOf: [{ $ref: '#/components/schemas/base' }, { type: 'object', required: ['more'], properties: { more: { type: 'integer' } } }],
    },
  })
  it('names the branch by its mapping key', () => {
    expect(valueOf(table, schemaAt('pet'), { shape: 'minimal' }, 1, 'request')).toEqual({ kind: 'c' })
    expect(valueOf(table, schemaAt('pet'), { shape: 'minimal', pin: { at: '', choose: 1 } }, 1, 'request')).toMatchObject({
      kind: 'd',
      bark: expect.any(Boolean) as boolean,
    })
  })
  it('a base schema is sent as one of its heirs', () => {
    for (const name of ['base', 'heir'])
      expect(valueOf(table, schemaAt(name), { shape: 'minimal' }, 1, 'request')).toEqual({
        type: 'heir',
        more: expect.any(Number) as number,
      })
  })
})

describe('dates of one thing', () => {
  const date = { type: 'string', format: 'date' }
  const leave = (properties: JsonObject): JsonObject => ({ type: 'object', required: Object.keys(properties), properties })
  const days = (value: Json | undefined, from: string, to: string): number =>
    (Date.parse(String(valueAt(value, to as `/${string}`))) - Date.parse(String(valueAt(value, from as `/${string}`)))) / 86_400_000

  it('end soon after they begin, in whatever order they stand', () => {
    expect(days(made(leave({ startDate: date, endDate: date }), { shape: 'minimal' }), '/startDate', '/endDate')).toBe(2)
    expect(days(made(leave({ until: date, day: date }), { shape: 'minimal' }), '/day', '/until')).toBe(2)
  })

  it('begin long after a birth', () => {
    expect(days(made(leave({ hiredOn: date, birthDate: date }), { shape: 'minimal' }), '/birthDate', '/hiredOn')).toBeGreaterThan(365 * 30)
  })
})

it('says of nothing that it may leave open, what else there is', () => {
  const schema = { type: 'object', required: ['managerId'], properties: { managerId: { type: ['string', 'null'] } } }
  expect(made(schema, { shape: 'minimal' })).toEqual({ managerId: null })
  expect(valueAt(made(schema, { shape: 'full' }), '/managerId')).toEqual(expect.any(String))
  expect(valueAt(made(schema, { shape: 'minimal', include: ['/managerId'] }), '/managerId')).toEqual(expect.any(String))
})
