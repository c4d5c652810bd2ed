import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { shopAt } from '#mock/list-defects.testdata.ts'
import type { Client } from '#mock/world.testdata.ts'

const items = async (client: Client, path: string, at: string): Promise<readonly JsonObject[]> =>
  (valueAt((await client.call('GET', path)).json, at) ?? []) as readonly JsonObject[]

describe('a list of the mock', () => {
  it('keeps its order over pages, while items come and go', async () => {
    const client = shopAt()
    for (const amount of [50, 10, 40, 20, 30])
      await client.call('POST', '/orders', { title: `Order ${amount}`, amount, currency: 'EUR', status: 'shipped' })
    const seen: (Json | undefined)[] = []
    let query = 'status=shipped&sort=-amount&limit=2'
    for (let page = 0; page < 5; page += 1) {
      const { json } = await client.call('GET', `/orders?${query}`)
      const shown = (valueAt(json, '/data') ?? []) as readonly JsonObject[]
      seen.push(...shown.map(({ amount }) => amount))
      const next = valueAt(json, '/next_cursor')
      if (typeof next !== 'string') break
      query = `status=shipped&sort=-amount&limit=2&cursor=${next}`
      // What has been read goes, and something comes before it: nothing of the rest is lost or shown twice.
      await client.call('DELETE', `/orders/${String(shown.at(-1)?.['id'])}`)
      await client.call('POST', '/orders', { title: 'Late', amount: 10_000_000, currency: 'EUR', status: 'shipped' })
    }
    expect(seen.filter((amount) => Number(amount) <= 50).slice(-5)).toEqual([50, 40, 30, 20, 10])
  })

  it('is bounded by dates', async () => {
    const clock = virtualClock(1_700_000_000_000)
    const client = shopAt(clock)
    await clock.sleep(60_000)
    await client.call('POST', '/orders', { title: 'Late', amount: 1, currency: 'EUR' })
    const after = encodeURIComponent(new Date(1_700_000_030_000).toISOString())
    expect((await items(client, `/orders?created_after=${after}`, '/data')).map(({ title }) => title)).toEqual(['Late'])
    expect((await items(client, `/orders?created_before=${after}`, '/data')).map(({ title }) => title)).not.toContain('Late')
  })

  it('counts its pages from one', async () => {
    const client = shopAt()
    const order = await client.call('POST', '/orders', { title: 'Chairs', amount: 1, currency: 'EUR' })
    const path = `${order.header('location') ?? ''}/items`
    for (const quantity of [1, 2, 3]) await client.call('POST', path, { sku: 'ABC-0001', quantity })
    expect((await items(client, `${path}?page=2&per_page=2`, '/items')).map(({ quantity }) => quantity)).toEqual([3])
    expect(await items(client, `${path}?page=3&per_page=2`, '/items')).toEqual([])
  })

  it('belongs to one tenant, searched or not', async () => {
    const client = shopAt()
    await client.call('POST', '/orders', { title: 'Unheard of', amount: 1, currency: 'EUR' })
    const theirs = await client.call('GET', '/orders?q=unheard', undefined, { as: client.mock.credentials.stranger })
    expect(valueAt(theirs.json, '/data')).toEqual([])
    expect(await items(client, '/orders?q=unheard', '/data')).toHaveLength(1)
  })
})
