import { describe, expect, it } from 'vitest'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Side } from '#model/lens.ts'
import { withSchemas } from '#specs/files.testdata.ts'

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const schemas: Readonly<Record<string, Json>> = {
  Name: { type: 'string', minLength: 2 },
  Base: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name: ref('Name') } },
  Pet: {
    allOf: [
      ref('Base'),
      { required: ['tag'], properties: { tag: { enum: ['a', 'b'] } } },
      { oneOf: [{ required: ['x'] }, { required: ['y'] }] },
    ],
  },
  Sibling: { $ref: '#/components/schemas/Name', maxLength: 3 },
  Never: { properties: { no: false } },
  Tree: {
    type: 'object',
    properties: { kids: { type: 'array', items: ref('Tree') }, size: { type: 'integer' } },
    additionalProperties: false,
  },
  Union: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  Optional: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  Near: {
    anyOf: [
      { type: 'object', required: ['a', 'b', 'c'] },
      { type: 'object', required: ['d'], properties: { n: { type: 'integer' } } },
    ],
  },
  Twice: { oneOf: [{ minimum: 1 }, { maximum: 5 }] },
  Three: { allOf: [{ required: ['z'] }, { oneOf: [{ minProperties: 0 }, { maxProperties: 9 }, { required: ['w'] }] }] },
  Some: { type: 'array', contains: { type: 'integer' }, maxItems: 2 },
  Cat: { type: 'object', required: ['kind', 'lives'], properties: { kind: { type: 'string' }, lives: { type: 'integer' } } },
  Dog: { type: 'object', required: ['kind', 'bark'], properties: { kind: { type: 'string' }, bark: { type: 'boolean' } } },
  Alias: ref('Dog'),
  Mapped: {
    oneOf: [ref('Cat'), ref('Alias')],
    discriminator: {
      propertyName: 'kind',
      mapping: { meow: '#/components/schemas/Cat', woof: '#/components/schemas/Alias', short: 'Dog', lost: '#/components/schemas/Gone' },
    },
  },
  Implicit: { oneOf: [ref('Cat'), ref('Alias')], discriminator: { propertyName: 'kind' } },
  Odd: { type: 'string', pattern: '^[\\w-.]+\\_$' },
  Unreadable: { type: 'string', pattern: '(?<x>a)(?<x>b' },
  Format: { type: 'string', format: 'no-such-format' },
  Mail: { type: 'string', format: 'email' },
  Ids: {
    type: 'object',
    properties: { $id: { type: 'string' }, constructor: { type: 'integer' } },
    examples: [{ $id: 'x', $schema: 'y', $anchor: 'z', $ref: 'nowhere.json' }],
    example: { $id: 'x' },
  },
  Ids2: { type: 'integer', example: { $id: 'x' }, $id: 'https://example.com/same' },
  Ids3: { type: 'integer', $id: 'https://example.com/same' },
  'a/b~{c}%41 é#': { type: 'integer' },
  Strange: { $ref: '#/components/schemas/a~1b~0%7Bc%7D%2541%20%C3%A9%23' },
  Sided: {
    required: ['id', 'secret', 'both'],
    properties: { id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true }, both: {} },
  },
  Spread: { allOf: [{ properties: { id: ref('ReadOnly') } }, { required: ['id'] }] },
  ReadOnly: { type: 'integer', readOnly: true },
}
const { contract, lens } = withSchemas(schemas)
const at = (name: string): string => `/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
const found = (name: string, value: Json, side: Side = 'response'): readonly string[] =>
  lens.issues(at(name), side, value).map((issue) => `${issue.at} ${issue.clause.replace('/components/schemas/', '')}`)

describe('the clause is where the keyword stands', () => {
  it.each<[string, Json, readonly string[]]>([
    ['Name', 1, [' Name/type']],
    ['Pet', { id: 'x', name: 'y', tag: 'a', x: 1 }, ['/id Base/properties/id/type', '/name Name/minLength']],
    ['Pet', { tag: 'z', x: 1 }, [' Base/required', '/tag Pet/allOf/1/properties/tag/enum']],
    // What the alternatives say must not swallow what others found at the same place.
    ['Pet', {}, [' Base/required', ' Pet/allOf/1/required', ' Pet/allOf/2/oneOf/0/required']],
    ['Pet', { id: 1, tag: 'a', x: 1, y: 1 }, [' Pet/allOf/2/oneOf']],
    ['Sibling', 'long', [' Sibling/maxLength']],
    ['Sibling', 'x', [' Name/minLength']],
    ['Never', { no: 1 }, ['/no Never/properties/no']],
    ['Tree', { kids: [{ kids: [{ size: 'x' }] }] }, ['/kids/0/kids/0/size Tree/properties/size/type']],
    ['Tree', { kids: [{ more: 1 }] }, ['/kids/0 Tree/additionalProperties']],
    ['Union', true, [' Union/anyOf']],
    ['Optional', 1, [' Optional/anyOf/0/type']],
    ['Near', { n: 'x', d: 1 }, ['/n Near/anyOf/1/properties/n/type']],
    ['Near', 1, [' Near/anyOf']],
    ['Twice', 3, [' Twice/oneOf']],
    ['Three', {}, [' Three/allOf/0/required', ' Three/allOf/1/oneOf']],
    ['Some', ['a', 'b', 'c'], [' Some/contains', ' Some/maxItems']],
    ['Strange', 'x', [' a~1b~0{c}%41 é#/type']],
    ['a/b~{c}%41 é#', 'x', [' a~1b~0{c}%41 é#/type']],
    ['Ids', { $id: 1, constructor: 'x' }, ['/$id Ids/properties/$id/type', '/constructor Ids/properties/constructor/type']],
    ['Ids2', 'x', [' Ids2/type']],
    ['Ids3', 'x', [' Ids3/type']],
  ])('%s of %j', (name, value, expected) => {
    expect([...found(name, value)].sort()).toEqual([...expected].sort())
    for (const { clause } of lens.issues(at(name), 'response', value)) expect(valueAt(contract.root, clause), clause).toBeDefined()
  })
})

describe('a discriminator', () => {
  it.each<[string, Json, readonly string[]]>([
    ['Mapped', { kind: 'meow' }, [' Cat/required']],
    ['Mapped', { kind: 'woof', bark: 'x' }, ['/bark Dog/properties/bark/type']],
    ['Mapped', { kind: 'short' }, [' Dog/required']],
    ['Mapped', { kind: 'Cat' }, [' Cat/required']],
    ['Mapped', { kind: 'fish' }, [' Mapped/discriminator']],
    ['Mapped', { kind: 'lost', lives: 'x' }, ['/lives Cat/properties/lives/type']],
    ['Implicit', { kind: 'Dog' }, [' Dog/required']],
    ['Implicit', { kind: 'Alias' }, [' Dog/required']],
    ['Implicit', { kind: 'fish' }, [' Implicit/discriminator']],
    ['Implicit', { kind: 'toString' }, [' Implicit/discriminator']],
    // It decides between alternatives that both fit: this is what it is there for.
    ['Mapped', { kind: 'meow', lives: 9, bark: true }, []],
  ])('%s of %j', (name, value, expected) => {
    expect(found(name, value)).toEqual(expected)
  })

  it('has a keyword of its own', () => {
    expect(lens.issues(at('Mapped'), 'response', { kind: 'fish' })[0]?.keyword).toBe('discriminator')
  })
})

it.each<[string, Side, Json, readonly string[]]>([
  ['Sided', 'request', { secret: 's', both: 1 }, []],
  ['Sided', 'response', { id: 1, both: 1 }, []],
  ['Sided', 'request', {}, [' Sided/required', ' Sided/required']],
  ['Sided', 'response', { secret: 's' }, [' Sided/required', ' Sided/required', '/secret Sided/properties/secret/writeOnly']],
  ['Spread', 'request', {}, []],
  ['Spread', 'response', {}, [' Spread/allOf/1/required']],
])('%s owes to the %s: %j', (name, side, value, expected) => {
  expect(found(name, value, side)).toEqual(expected)
})

it.each<[string, Json, number]>([
  ['Odd', 'a-._', 0],
  ['Odd', 'a b', 1],
  ['Unreadable', 'anything', 0],
  ['Format', 'anything', 0],
  ['Mail', 'nobody', 1],
])('%s reads %j', (name, value, count) => {
  expect(found(name, value)).toHaveLength(count)
})

it('keeps the schemas on the way, through alternatives too, and the property that is meant', () => {
  const outer = withSchemas({ ...schemas, Box: { properties: { pet: { oneOf: [ref('Cat'), { type: 'null' }] } } } }).lens
  const [issue] = outer.issues('/components/schemas/Box', 'response', { pet: { kind: 'x' } })
  expect(issue).toMatchObject({ keyword: 'required', property: 'lives', at: '/pet' })
  expect(issue?.via).toEqual(expect.arrayContaining(['/components/schemas/Box', '/components/schemas/Box/properties/pet']))
})

it('says what would do', () => {
  expect(lens.issues(at('Pet'), 'response', { id: 1, x: 1, tag: 'z' })[0]?.message).toContain('"a", "b"')
})
