/** What shows the defects of lists, of many at once and of jobs: a value on the sound mock, another one on the spoilt. */
import { readFileSync } from 'node:fs'
import { virtualClock, type Clock } from '#lib/clock.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { clientOf, openText, type Client } from '#mock/world.testdata.ts'

const shop = openText(readFileSync(new URL('contracts/shop.yaml', import.meta.url), 'utf8'))

export const shopAt = (clock: Clock = virtualClock(1_700_000_000_000), ...defects: readonly string[]): Client =>
  clientOf(shop, { defects, clock })

/** Orders of these amounts, each called by its own; gifts where they are odd. */
async function stocked(defects: readonly string[], ...amounts: readonly number[]): Promise<Client> {
  const client = shopAt(undefined, ...defects)
  for (const amount of amounts)
    await client.call('POST', '/orders', { title: `Order ${amount}`, amount, currency: 'EUR', gift: amount % 2 === 1, status: 'paid' })
  return client
}

/** The amounts on a page. Two orders are there from the beginning. */
async function listed(client: Client, query: string): Promise<readonly Json[]> {
  const { json } = await client.call('GET', `/orders?${query}`)
  const items = (valueAt(json, '/data') ?? []) as readonly JsonObject[]
  return items.map(({ amount }) => amount ?? null)
}

/** All pages of two, for at most ten. */
async function walked(client: Client, more = ''): Promise<readonly Json[]> {
  const found: Json[] = []
  let query = `limit=2${more}`
  for (let page = 0; page < 10; page += 1) {
    const { json } = await client.call('GET', `/orders?${query}`)
    found.push(...((valueAt(json, '/data') ?? []) as readonly JsonObject[]).map((item) => item['id'] ?? null))
    const next = valueAt(json, '/next_cursor')
    if (typeof next !== 'string') return found
    query = `limit=2${more}&cursor=${next}`
  }
  return found
}

/** The last of seven, where there is one after the first six. */
async function lastEndpoint(defects: readonly string[]): Promise<boolean> {
  const client = shopAt(undefined, ...defects)
  const ids: Json[] = []
  for (let made = 0; made < 7; made += 1)
    ids.push(valueAt((await client.call('POST', '/endpoints', { url: 'https://shop.test/', events: ['order.paid'] })).json, '/id') ?? null)
  const { text } = await client.call('GET', `/endpoints?limit=5&starting_after=${String(ids[5])}`)
  return text.includes(String(ids[6]))
}

/** What three orders are called once two of them have got a new name at once, and how they are found once those were deleted at once. */
async function atOnce(defects: readonly string[]): Promise<readonly Json[]> {
  const client = shopAt(undefined, ...defects)
  const ids: string[] = []
  for (const title of ['a', 'b', 'c'])
    ids.push(String(valueAt((await client.call('POST', '/orders', { title, amount: 1, currency: 'EUR' })).json, '/id')))
  const [first = '', second = ''] = ids
  await client.call('PATCH', '/orders/bulk', { orders: [first, second].map((id) => ({ id, title: 'new' })) })
  const titles: Json[] = []
  for (const id of ids) titles.push(valueAt((await client.call('GET', `/orders/${id}`)).json, '/title') ?? null)
  const { json } = await client.call('POST', '/orders/bulk-delete', { ids: [first, second, 'ord_0000000000000000'] })
  const told = ((valueAt(json, '/results') ?? []) as readonly JsonObject[]).map(({ status }) => status ?? null)
  const found: Json[] = []
  for (const id of ids) found.push((await client.call('GET', `/orders/${id}`)).status)
  return [titles, told, found]
}

const twice = (ids: readonly Json[]): number => ids.length - new Set(ids).size

const many = async (defects: readonly string[]): Promise<readonly number[]> => {
  const client = shopAt(undefined, ...defects)
  const orders = [1, 2, 3].map((amount) => ({ title: `Order ${amount}`, amount, currency: 'EUR' }))
  const { json } = await client.call('POST', '/orders/bulk', { orders })
  const ids = ((valueAt(json, '/results') ?? []) as readonly JsonObject[]).map(({ id }) => String(id))
  const statuses: number[] = []
  for (const id of ids) statuses.push((await client.call('GET', `/orders/${id}`)).status)
  return statuses
}

/** What a job says at once, and after each of three seconds. */
const stages = async (defects: readonly string[] = []): Promise<readonly Json[]> => {
  const clock = virtualClock(1_700_000_000_000)
  const client = shopAt(clock, ...defects)
  const started = await client.call('POST', '/exports', { format: 'csv' })
  const seen: Json[] = [valueAt(started.json, '/status') ?? null]
  for (let second = 0; second < 3; second += 1) {
    await clock.sleep(1000)
    seen.push(valueAt((await client.call('GET', started.header('location') ?? '')).json, '/status') ?? null)
  }
  return seen
}

type Shows = readonly [(...defects: readonly string[]) => Promise<unknown>, unknown, unknown]

const five = async (defects: readonly string[]): Promise<readonly Json[]> => walked(await stocked(defects, 1, 2, 3, 4, 5))

export const listShows: { readonly [id: string]: Shows } = {
  'takes-taken-name': [
    async (...d) => {
      const client = shopAt(undefined, ...d)
      const make = async (): Promise<number> => (await client.call('POST', '/products', { name: 'Ball', price: 1 })).status
      return [await make(), await make()]
    },
    [201, 409],
    [201, 201],
  ],
  'takes-references-of-other-tenant': [
    async (...d) => {
      const client = shopAt(undefined, ...d)
      const productId = valueAt((await client.call('POST', '/products', { name: 'Ball', price: 1 })).json, '/id') ?? null
      const review = { productId, stars: 5 }
      const own = await client.call('POST', '/reviews', review)
      const foreign = await client.call('POST', '/reviews', review, { as: client.mock.credentials.stranger })
      return [own.status, foreign.status, (await client.call('POST', '/reviews', { ...review, productId: 987_654_321 })).status]
    },
    [201, 404, 404],
    [201, 201, 404],
  ],
  'pages-repeat-item': [async (...d) => twice(await five(d)) > 0, false, true],
  'pages-skip-item': [async (...d) => new Set(await five(d)).size, 7, 5],
  'pages-never-end': [async (...d) => (await five(d)).length > 7, false, true],
  'ignores-page-size': [async (...d) => (await listed(await stocked(d, 1, 2, 3), 'limit=2')).length, 2, 5],
  'wrong-total': [async (...d) => valueAt((await (await stocked(d, 1)).call('GET', '/orders')).json, '/total') ?? null, 3, 4],
  'ignores-filter': [async (...d) => (await listed(await stocked(d, 1, 2), 'status=paid&gift=true&limit=100')).includes(2), false, true],
  'inverts-filter': [async (...d) => (await listed(await stocked(d, 1, 2), 'gift=true')).includes(1), true, false],
  'ignores-ranges': [
    async (...d) => (await listed(await stocked(d, 1, 2), 'min_amount=2&max_amount=2&limit=100')).includes(1),
    false,
    true,
  ],
  'ignores-switch': [async (...d) => (await listed(await stocked(d, 1, 2), 'gift=true&limit=100')).includes(2), false, true],
  'ignores-text-filter': [
    async (...d) => (await shopAt(undefined, ...d).call('GET', '/products?name_prefix=qxzqxz')).text.includes('"name"'),
    false,
    true,
  ],
  'ignores-sort': [async (...d) => (await listed(await stocked(d, 9_999_998, 9_999_999), 'sort=-amount')).indexOf(9_999_999), 0, 3],
  'reverses-sort': [async (...d) => (await listed(await stocked(d, 0, 10_000_000), 'sort=amount'))[0], 0, 10_000_000],
  'search-finds-nothing-new': [async (...d) => listed(await stocked(d, 17, 18), 'q=order+18'), [18], []],
  'stores-read-only': [
    async (...d) =>
      (await shopAt(undefined, ...d).call('POST', '/products', { name: 'Chair', price: 1, added_by: 'somebody else' })).text.includes(
        'somebody else',
      ),
    false,
    true,
  ],
  'search-shows-everything': [async (...d) => (await listed(await stocked(d, 17, 18), 'q=order+18&limit=100')).length > 1, false, true],
  'forgets-inner-defaults': [
    async (...d) =>
      valueAt(
        (await shopAt(undefined, ...d).call('POST', '/products', { name: 'Chair', price: 1, packing: { pieces: 2 } })).json,
        '/packing',
      ),
    { pieces: 2, fragile: false },
    { pieces: 2, fragile: true },
  ],
  'skips-when-sorted': [async (...d) => new Set(await walked(await stocked(d, 1, 2, 3, 4, 5), '&sort=-amount')).size, 7, 5],
  'skips-after-an-id': [(...d) => lastEndpoint(d), true, false],
  'bulk-change-forgets-last': [
    (...d) => atOnce(d),
    [
      ['new', 'new', 'c'],
      [204, 204, 404],
      [404, 404, 200],
    ],
    [
      ['new', 'b', 'c'],
      [204, 204, 404],
      [404, 200, 200],
    ],
  ],
  'bulk-change-reaches-all': [
    (...d) => atOnce(d),
    [
      ['new', 'new', 'c'],
      [204, 204, 404],
      [404, 404, 200],
    ],
    [
      ['new', 'new', 'new'],
      [204, 204, 404],
      [404, 404, 404],
    ],
  ],
  'bulk-change-tells-refused': [
    async (...d) => (await atOnce(d)).slice(1),
    [
      [204, 204, 404],
      [404, 404, 200],
    ],
    [
      [409, 409, 409],
      [404, 404, 200],
    ],
  ],
  'bulk-drops-last': [(...d) => many(d), [200, 200, 200], [200, 200, 404]],
  'bulk-doubles': [async (...d) => (await many(d)).length, 3, 4],
  'async-never-ends': [(...d) => stages(d), ['queued', 'running', 'done', 'done'], ['queued', 'queued', 'queued', 'queued']],
  'async-stops-halfway': [(...d) => stages(d), ['queued', 'running', 'done', 'done'], ['queued', 'running', 'running', 'running']],
  'forgets-when-ended': [
    async (...defects) => {
      const clock = virtualClock(1_700_000_000_000)
      const client = shopAt(clock, ...defects)
      const started = await client.call('POST', '/exports', { format: 'csv', title: 'May' })
      await clock.sleep(3000)
      return valueAt((await client.call('GET', started.header('location') ?? '')).json, '/title')
    },
    'May',
    '',
  ],
  'async-ends-undocumented': [
    (...d) => stages(d),
    ['queued', 'running', 'done', 'done'],
    ['queued', 'running', 'NOT_AN_END', 'NOT_AN_END'],
  ],
}
