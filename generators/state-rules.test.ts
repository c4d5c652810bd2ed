import { describe, expect, it } from 'vitest'
import type { Operation } from '#model/contract.ts'
import { resourcesOf } from '#generators/resources.ts'
import { ruleOf, stateOf, transitionsOf } from '#generators/state-rules.ts'
import { openText } from '#test/in-process.ts'

const json = (schema: object): object => ({ description: 'ok', content: { 'application/json': { schema } } })
const order = {
  type: 'object',
  required: ['id', 'status'],
  properties: {
    id: { type: 'integer' },
    note: { type: 'string' },
    status: { type: 'string', enum: ['draft', 'booked', 'in_transit', 'delivered', 'cancelled'] },
  },
}

/** What is read of an action, or of another operation, that is described like this. */
function read(description: string, { refusal = 'Refused', under = 'post /orders/{id}/cancel', changes = false } = {}): string {
  const [method = '', path = ''] = under.split(' ')
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }
  const body = { content: { 'application/json': { schema: { type: 'object', properties: { note: { type: 'string' } } } } } }
  const one = {
    description,
    responses: { '200': json(order), '409': { description: refusal } },
    ...(method === 'patch' && { requestBody: body }),
  }
  const item = '/orders/{id}'
  const others = {
    '/parcels/{parcelId}': { get: { parameters: [{ ...id, name: 'parcelId' }], responses: { '200': { description: 'ok' } } } },
  }
  const paths: { [path: string]: object } = { ...others, [item]: { parameters: [id], get: { responses: { '200': json(order) } } } }
  paths[path] = { ...(paths[path] ?? { parameters: [id] }), [method]: one }
  const { contract } = openText(JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths }))
  const resource = resourcesOf(contract).get('/orders/{}')
  const state = resource === undefined ? undefined : stateOf(contract.root, resource)
  const operation = contract.operations.find((each) => each.method === method.toUpperCase()) as Operation
  if (changes)
    return String(state === undefined ? '' : transitionsOf(contract.root, operation, state)?.pairs?.map((pair) => pair.join('>')))
  const rule = state === undefined ? undefined : ruleOf(contract.root, operation, state)
  return rule === undefined ? '' : rule.only === undefined ? `never ${String(rule.never)}` : `only ${String(rule.only)}`
}

describe('in which states something is done', () => {
  it.each([
    ['Only draft orders can be cancelled.', 'only draft'],
    ['Possible for draft or booked orders only.', 'only draft,booked'],
    ['Only draft or booked orders can be cancelled, otherwise 409.', 'only draft,booked'],
    ['An order can be cancelled only while it is still draft, booked or in transit.', 'only draft,booked,in_transit'],
    ['The order must be `booked`.', 'only booked'],
    ['Cancels the order unless it is delivered. ', 'only delivered'],
    ['Delivered or cancelled orders cannot be cancelled.', 'never delivered,cancelled'],
    ['An order cannot be cancelled once it is in transit.', 'never in_transit'],
    ['A cancelled order is not changed any more (409).', 'never cancelled'],
    ['Possible only before in_transit.', 'never in_transit'],
    ['Can be cancelled as long as it is not yet delivered.', 'never delivered'],
    ['The order must be one of yours (422) and not cancelled (409).', 'never cancelled'],
    ['409 if it is delivered already.', 'never delivered'],
    ['409 if the order is not booked.', 'only booked'],
    ['A booked order becomes cancelled; 409 in any other status.', 'only booked'],
    ['From draft or booked to cancelled. Any other state is answered 409.', 'only draft,booked'],
    ['409 while a parcel of the order is booked.', ''],
    ['Refused while it has booked parcels.', ''],
    // Nothing is said of what may not be.
    ['Cancels a booked order.', ''],
    ['Can only be cancelled.', ''],
    ['Sets the status to cancelled.', ''],
    ['Only for administrators. Delivered orders are shown as cancelled.', ''],
    ['Only draft orders can be cancelled, except by administrators.', ''],
  ])('%s', (description, rule) => {
    expect(read(description)).toBe(rule)
  })

  it('is told by a refusal as well', () => {
    expect(read('Cancel', { refusal: 'The order is already delivered or cancelled' })).toBe('never delivered,cancelled')
    expect(read('Cancel', { refusal: 'Not a draft.' })).toBe('only draft')
    expect(read('booked to cancelled', { refusal: 'Not in this state' })).toBe('only booked')
  })

  it('is left open where a rule is about a part of it', () => {
    expect(read('Only of draft orders the note can be changed.', { under: 'patch /orders/{id}' })).toBe('')
    expect(read('Only draft orders can be changed.', { under: 'patch /orders/{id}' })).toBe('only draft')
  })
})

describe('from which state to which', () => {
  it.each([
    [
      'From draft to booked or cancelled and from booked to cancelled. Anything else is answered 409.',
      'draft>booked,draft>cancelled,booked>cancelled',
    ],
    ['draft → booked → in_transit → delivered; all others are 409.', 'draft>booked,booked>in_transit,in_transit>delivered'],
    ['Only from draft to booked.', 'draft>booked'],
    [
      'From draft to booked. Anything else is 409: what is cancelled or delivered stays so. Seats that are cancelled are free.',
      'draft>booked',
    ],
    // More may be allowed than is understood.
    ['draft → booked → delivered.', 'undefined'],
    ['From draft to booked, and who has booked may have it cancelled. Anything else is answered 409.', 'undefined'],
  ])('%s', (description, pairs) => {
    expect(read(description, { under: 'patch /orders/{id}', changes: true })).toBe(pairs)
  })
})
