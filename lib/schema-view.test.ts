import { expect, it } from 'vitest'
import { branchesAt, describes, itemsAt, keywordAt, propertiesAt } from '#lib/schema-view.ts'

const root = {
  Base: { type: 'object', properties: { id: {}, constructor: { type: 'string' } } },
  Pet: {
    allOf: [{ $ref: '#/Base' }, { properties: { id: { type: 'string' }, name: {} } }],
    oneOf: [{ properties: { bark: {} } }, { $ref: '#/Pet' }],
  },
  List: { anyOf: [{ type: 'null' }, { items: { type: 'integer' }, minItems: 2 }] },
}

it('lists the schema and its branches once each, also where they turn back on themselves', () => {
  expect(branchesAt(root, '/Pet')).toEqual(['/Pet', '/Base', '/Pet/allOf/1', '/Pet/oneOf/0'])
  expect(branchesAt(root, '/Nothing')).toEqual([])
})

it('gives properties by where they are first mentioned, inherited names among them', () => {
  expect({ ...propertiesAt(root, '/Pet') }).toEqual({
    id: '/Base/properties/id',
    constructor: '/Base/properties/constructor',
    name: '/Pet/allOf/1/properties/name',
    bark: '/Pet/oneOf/0/properties/bark',
  })
  expect(propertiesAt(root, '/Pet')['toString']).toBeUndefined()
})

it('finds items, keywords and what a schema is about', () => {
  expect(itemsAt(root, '/List')).toBe('/List/anyOf/1/items')
  expect(itemsAt(root, '/Base')).toBeUndefined()
  expect(keywordAt(root, '/List', 'minItems')).toEqual({ at: '/List/anyOf/1/minItems', value: 2 })
  expect(keywordAt(root, '/List', 'maxItems')).toBeUndefined()
  expect([describes(root, '/Pet', 'object'), describes(root, '/List', 'array'), describes(root, '/List', 'object')]).toEqual([
    true,
    true,
    false,
  ])
})
