import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { keeps } from '#generators/values/keeps.ts'
import { optionalsOf, placesOf } from '#generators/values/places.ts'
import { contractOf, schemaAt, schemas } from '#generators/values/schemas.testdata.ts'
import { valueOf } from '#generators/values/value-of.ts'

const table: JsonObject = {
  it: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 40 },
      id: { type: 'string', readOnly: true, maxLength: 9 },
      note: { type: ['string', 'null'] },
      fields: { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/field' } },
    },
  },
  field: {
    allOf: [
      { type: 'object', required: ['type'], properties: { type: { enum: ['A', 'B'] }, size: { type: 'integer', minimum: 2 } } },
      { properties: { size: { exclusiveMaximum: 9 } } },
    ],
  },
}
const contract = contractOf(table)

describe('edges', () => {
  const edges = edgesOf(contract, schemaAt('it'), 'request')
  it('has every bound, enum value and null that a request reaches', () => {
    expect(edges.map(({ at, keyword, choose }) => `${at} ${keyword} ${choose}`)).toEqual([
      '/name minLength min',
      '/name maxLength max',
      '/note type null',
      '/fields maxItems max',
      '/fields/0/type enum 0',
      '/fields/0/type enum 1',
      '/fields/0/size minimum min',
      '/fields/0/size exclusiveMaximum max',
    ])
  })
  it('names the clause that decides and the optional ancestors', () => {
    expect(edges.at(-1)).toMatchObject({
      clause: '/components/schemas/field/allOf/1/properties/size/exclusiveMaximum',
      include: ['/fields', '/fields/0/size'],
    })
    expect(edges[0]).toMatchObject({ clause: '/components/schemas/it/properties/name/minLength', include: [] })
  })
  it('has every type of a scalar but the first, of one schema and of alternatives', () => {
    const either = {
      listed: { type: ['string', 'number', 'boolean'] },
      chosen: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
      whole: { type: ['number', 'integer'] },
      mixed: { type: ['string', 'array'], items: { type: 'string' } },
    }
    const own = contractOf({ either: { type: 'object', properties: either } })
    const types = edgesOf(own, schemaAt('either'), 'request').filter(({ keyword, choose }) => keyword === 'type' && choose !== 'null')
    const at = `${schemaAt('either')}/properties`
    expect(
      types.map(({ at: place, choose, clause, include }) => {
        const value = valueOf(own, schemaAt('either'), { shape: 'minimal', include, pin: { at: place, choose } }, 1, 'request')
        return [place, typeof valueAt(value, place), clause]
      }),
    ).toEqual([
      ['/listed', 'number', `${at}/listed/type`],
      ['/listed', 'boolean', `${at}/listed/type`],
      ['/chosen', 'number', `${at}/chosen/anyOf/1/type`],
    ])
  })

  it('gives one edge a branch', () => {
    const branches = edgesOf(contractOf(schemas), schemaAt('oneOfObjects'), 'request').filter(({ keyword }) => keyword === 'oneOf')
    expect(branches.map(({ choose }) => choose)).toEqual([0, 1])
  })
})

it.each(Object.keys(schemas))('every edge of %s can be pinned, and its value keeps the schema', (name) => {
  const all = contractOf(schemas)
  for (const { at, choose, include } of edgesOf(all, schemaAt(name), 'request')) {
    const value = valueOf(all, schemaAt(name), { shape: 'minimal', include, pin: { at, choose } }, 3, 'request')
    if (value === undefined) expect({ name, at, choose }).toEqual('a value')
    expect(keeps(all.root, [schemaAt(name)], 'request', value ?? null)).toBe(true)
    expect(valueAt(value, at)).toBeDefined()
  }
})

it('optional properties come outermost first', () => {
  expect(optionalsOf(contract, schemaAt('it'), 'request').map(({ at }) => at)).toEqual(['/note', '/fields', '/fields/0/size'])
  expect(optionalsOf(contract, schemaAt('it'), 'response').map(({ at }) => at)).toEqual(['/id', '/note', '/fields', '/fields/0/size'])
})

it('places know the chosen branch', () => {
  const [root] = placesOf(contractOf(schemas), schemaAt('anyOfNull'), 'request')
  expect(root?.effective.keywords).toMatchObject({ type: 'string', minLength: 3 })
})

it('merges allOf to the tightest, and says where from', () => {
  const { keywords, clauseOf, requiredAt, propertyAt } = effectiveSchema(contractOf(schemas).root, schemaAt('tightened'))
  expect(keywords).toMatchObject({ type: 'string', minLength: 4, maxLength: 6 })
  expect(clauseOf['maxLength']).toBe('/components/schemas/tightened/allOf/1/maxLength')
  const both = effectiveSchema(contractOf(schemas).root, schemaAt('allOf'))
  expect(both.requiredAt).toEqual({ name: '/components/schemas/object/required', extra: '/components/schemas/allOf/allOf/1/required' })
  expect([Object.keys(both.propertyAt), requiredAt, propertyAt]).toEqual([['name', 'description', 'active', 'tags', 'extra'], {}, {}])
})
