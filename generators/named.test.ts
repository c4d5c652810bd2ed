import { describe, expect, it } from 'vitest'
import { jsonOf, textOf, toBase64 } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import type { HttpRequest, Outcome, Send } from '#model/exchange.ts'
import { conform, openText, wholePlan } from '#test/in-process.ts'

/** A shop: what an order speaks of has to be there. Orders stand before customers in the alphabet of no importance. */
const thing = (name: string, properties: string, required: string): string => `
  /${name}s:
    get:
      operationId: list_${name}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/${name}'}}}}}}
    post:
      operationId: create_${name}
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [${required}], properties: {${properties}}}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}}}, links: {made: {operationId: pick, parameters: {${name}: '$response.body#/id'}}}}
        '422': {description: refused}
  /${name}s/{${name}Id}:
    parameters: [{name: ${name}Id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: read_${name}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}}}}, '404': {description: none}}
    delete:
      operationId: delete_${name}
      responses: {'204': {description: gone}, '404': {description: none}}`
const schema = (name: string, properties: string): string =>
  `    ${name}: {type: object, required: [id], properties: {id: {type: string}, ${properties}}}`
const basket =
  'customer_id: {type: string}, productIds: {type: array, minItems: 1, items: {type: string}}, warehouseId: {type: string}, note: {type: string}'
const shop = openText(`
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:${thing('order', basket, 'customer_id, productIds, warehouseId')}${thing('customer', 'name: {type: string}', 'name')}${thing('product', 'title: {type: string}', 'title')}
  /picks/{product}:
    parameters: [{name: product, in: path, required: true, schema: {type: string}}]
    get: {operationId: pick, responses: {'200': {description: ok}, '404': {description: none}}}
components:
  schemas:
${schema('order', basket)}
${schema('customer', 'name: {type: string}')}
${schema('product', 'title: {type: string}, warehouseId: {type: string}')}
`)

const answer = (status: number, value?: Json): Outcome => ({
  kind: 'response',
  status,
  headers: value === undefined ? [] : [['content-type', 'application/json']],
  base64: value === undefined ? '' : toBase64(JSON.stringify(value)),
})

function shopServer(sent: HttpRequest[] = []): Send {
  const stores = new Map<string, Map<string, JsonObject>>()
  const storeOf = (name: string): Map<string, JsonObject> =>
    stores.get(name) ?? (stores.set(name, new Map()).get(name) as Map<string, JsonObject>)
  let count = 0
  const isSound = (name: string, value: JsonObject): boolean => {
    const isText = Object.entries(value).every(([key, member]) => key === 'productIds' || typeof member === 'string')
    if (name === 'customers') return isText && typeof value['name'] === 'string'
    if (name === 'products') return isText && typeof value['title'] === 'string'
    const { customer_id: customer, productIds: products, warehouseId } = value
    return (
      isText &&
      storeOf('customers').has(String(customer)) &&
      warehouseId === 'w-7' &&
      Array.isArray(products) &&
      products.length > 0 &&
      products.every((one) => storeOf('products').has(String(one)))
    )
  }
  return (request) => {
    sent.push(request)
    const [, name = '', id] = new URL(request.url).pathname.split('/').map(decodeURIComponent)
    const store = storeOf(name)
    if (name === 'picks') return Promise.resolve(answer(storeOf('products').has(id ?? '') ? 200 : 404))
    if (!['orders', 'customers', 'products'].includes(name)) return Promise.resolve(answer(404))
    if (request.method === 'GET' && id === undefined) return Promise.resolve(answer(200, [...store.values()]))
    if (request.method === 'POST' && id === undefined) {
      const body = jsonOf(request)
      if (!body.ok || !isObject(body.value) || !isSound(name, body.value)) return Promise.resolve(answer(422))
      const made = { ...body.value, id: `${name}-${(count += 1)}`, ...(name === 'products' && { warehouseId: 'w-7' }) }
      store.set(made.id, made)
      return Promise.resolve(answer(201, made))
    }
    if (id === undefined || (request.method !== 'GET' && request.method !== 'DELETE')) return Promise.resolve(answer(405))
    const found = store.get(id)
    if (found === undefined) return Promise.resolve(answer(404))
    if (request.method === 'DELETE') store.delete(id)
    return Promise.resolve(request.method === 'DELETE' ? answer(204) : answer(200, found))
  }
}

describe('a server that looks for what is named', () => {
  it('is reached everywhere: producers come before consumers', async () => {
    const { unreached, findings, flaky, left } = await conform(shop, { target: { send: shopServer() } })
    expect(unreached).toEqual([])
    // The toy lets wrong methods and media types pass; what speaks of a refused valid request would be our fault.
    const lax = new Set(['method-not-allowed', 'invalid-rejected'])
    const others = findings.filter((one) => one.class === 'violation' && !lax.has(one.check))
    expect(others.map(({ check, operation, actual }) => [check, operation.id, actual])).toEqual([])
    expect(flaky).toEqual([])
    expect(left).toEqual([])
  })

  it('is asked in the same order however the document stands', () => {
    const plan = wholePlan(shop, 1)
    const order = plan.fixtures['/orders/{}']?.ways[0].case.binds.flatMap(({ at, from }) =>
      from.kind === 'learned' ? [[at, from.resource]] : [],
    )
    expect(order).toEqual([
      ['/body/value/customer_id', '/customers/{}'],
      ['/body/value/productIds/0', '/products/{}'],
      ['/body/value/warehouseId', undefined],
    ])
  })

  it('gets a parameter that only a link explains', async () => {
    const sent: HttpRequest[] = []
    await conform(shop, { target: { send: shopServer(sent) } })
    expect(sent.some(({ url }) => /\/picks\/products-\d+$/.test(new URL(url).pathname))).toBe(true)
  })

  it('is told no foreign id by a write, where the target is not ours', async () => {
    const sent: HttpRequest[] = []
    const send = shopServer(sent)
    const listed: Send = (request, signal) =>
      request.method === 'POST' && request.url.endsWith('/customers') ? Promise.resolve(answer(422)) : send(request, signal)
    await send({ method: 'POST', url: 'http://shop.test/customers', headers: [], base64: toBase64('{"name":"Somebody"}') })
    await conform(shop, { safe: 'sandbox', target: { send: listed, mock: false, loopback: false } })
    const orders = sent.filter(({ method, url }) => method === 'POST' && url.endsWith('/orders'))
    expect(orders.length).toBeGreaterThan(0)
    expect(orders.filter((order) => textOf(order).includes('"customers-1"'))).toEqual([])
  })
})
