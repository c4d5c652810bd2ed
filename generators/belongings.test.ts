import { describe, expect, it } from 'vitest'
import type { Operation } from '#model/contract.ts'
import { belongingsOf, countOf, fateOf } from '#generators/belongings.ts'
import { resourcesOf, type Resource } from '#generators/resources.ts'
import { openText } from '#test/in-process.ts'

const json = (properties: object): object => ({
  description: 'ok',
  content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'integer' }, ...properties } } } },
})
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }
const one = { parameters: [id], get: { responses: { '200': json({}) } } }

interface Said {
  readonly deletion?: string
  readonly refusal?: string
  readonly count?: readonly [string, string]
}

function familyOf({ deletion = '', refusal, count = ['parcel_count', ''] }: Said) {
  const { contract } = openText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Parcels', version: '1' },
      paths: {
        '/shipments': { post: { responses: { '201': json({}) } } },
        '/shipments/{id}': {
          parameters: [id],
          get: { responses: { '200': json({ [count[0]]: { type: 'integer', description: count[1] } }) } },
          delete: {
            description: deletion,
            responses: { '204': { description: 'gone' }, ...(refusal !== undefined && { '409': { description: refusal } }) },
          },
        },
        '/parcels': {
          post: {
            requestBody: {
              content: { 'application/json': { schema: { type: 'object', properties: { shipmentId: { type: 'integer' } } } } },
            },
            responses: { '201': json({}) },
          },
        },
        '/parcels/{id}': one,
        '/shipments/{id}/events': { parameters: [id], post: { responses: { '201': json({}) } } },
        '/events/{id}': one,
      },
    }),
  )
  const resources = resourcesOf(contract)
  const owner = resources.get('/shipments/{}') as Resource
  return { root: contract.root, owner, remove: owner.delete as Operation, belongings: belongingsOf(contract, resources, owner) }
}

const parcelsOf = (said: Said): string | undefined => {
  const { root, remove, belongings } = familyOf(said)
  return fateOf(root, remove, belongings.find(({ by }) => by !== undefined) as (typeof belongings)[number])
}

it('belongs to whom its body names, and to whom it is made in', () => {
  expect(familyOf({}).belongings.map(({ resource, by }) => `${resource.collection} by ${by?.at ?? 'path'}`)).toEqual([
    'parcels by /shipmentId',
    'events by path',
  ])
})

describe('what becomes of the parcels', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['Deletes the shipment, its parcels and their events.', undefined, 'goes'],
    ['Its parcels are removed with it.', undefined, 'goes'],
    ['Its events, its labels and the parcels in it are deleted with it.', undefined, 'goes'],
    ['Its events are deleted and its parcels are cancelled with it.', undefined, undefined],
    ['Its waiting parcels are deleted with it.', undefined, undefined],
    ['Cascades to parcels.', undefined, 'goes'],
    ['Deletes the shipment. Its parcels are kept.', undefined, undefined],
    ['Deletes the shipment. Parcels are not deleted.', undefined, undefined],
    ['Deletes the shipment.', undefined, undefined],
    ['Delete', 'The shipment still has parcels.', 'holds'],
    ['Delete', 'There are parcels that belong to it', undefined],
    ['Delete', 'The shipment has open parcels', undefined],
    ['A shipment with parcels cannot be deleted.', 'Refused', 'holds'],
    ['A shipment with parcels cannot be deleted.', undefined, undefined],
    ['Deletes a shipment with its parcels.', 'Wrong version', 'goes'],
  ])('%s %s', (deletion, refusal, fate) => {
    expect(parcelsOf({ deletion, ...(refusal !== undefined && { refusal }) })).toBe(fate)
  })
})

describe('how many parcels there are', () => {
  it.each<[string, string, string | undefined]>([
    ['parcel_count', 'How many parcels it has.', 'said'],
    ['parcelCount', 'Number of parcels', 'said'],
    ['parcel_count', 'The parcels that the shipment has now', 'said'],
    ['parcel_count', 'Its parcels that are not deleted.', 'said'],
    ['parcel_count', 'Parcels that are under way', 'named'],
    ['numberOfParcels', '', 'named'],
    ['parcels_total', 'Number of open parcels', 'named'],
    ['count', 'Number of parcels', undefined],
  ])('%s: %s', (name, description, told) => {
    const { root, owner, belongings } = familyOf({ count: [name, description] })
    const count = belongings.map((belonging) => countOf(root, owner, belonging)).find((found) => found !== undefined)
    expect(count === undefined ? undefined : count.isSaid ? 'said' : 'named').toBe(told)
  })
})
