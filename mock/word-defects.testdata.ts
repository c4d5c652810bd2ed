/** What shows the defects of what a document says in words, in the shop and the library: a value when sound, another when spoilt. */
import { readFileSync } from 'node:fs'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { shopAt } from '#mock/list-defects.testdata.ts'
import { clientOf, openText } from '#mock/world.testdata.ts'

type Shown = (...defect: readonly string[]) => Promise<unknown>

const library = openText(readFileSync(new URL('contracts/library.yaml', import.meta.url), 'utf8'))

/** A product with a review: what it counts, and what is left of the review once the product is deleted. */
const reviewed = async (defects: readonly string[]): Promise<readonly (Json | undefined)[]> => {
  const client = shopAt(undefined, ...defects)
  const productId = valueAt((await client.call('POST', '/products', { name: 'Chair', price: 1 })).json, '/id')
  const review = (await client.call('POST', '/reviews', { productId: productId ?? 0, stars: 5 })).header('location') ?? ''
  const count = valueAt((await client.call('GET', `/products/${String(productId)}`)).json, '/review_count')
  await client.call('DELETE', `/products/${String(productId)}`)
  return [count, (await client.call('GET', review)).status]
}

const restored = async (defects: readonly string[]): Promise<readonly number[]> => {
  const client = shopAt(undefined, ...defects)
  const productId = valueAt((await client.call('POST', '/products', { name: 'Chair', price: 1 })).json, '/id')
  const review = (await client.call('POST', '/reviews', { productId: productId ?? 0, stars: 5 })).header('location') ?? ''
  const path = `/products/${String(productId)}`
  const early = await client.call('POST', `${path}/restore`)
  await client.call('DELETE', path)
  const [gone, back] = [await client.call('GET', path), await client.call('POST', `${path}/restore`)]
  return [early, gone, back, await client.call('GET', path), await client.call('GET', review)].map(({ status }) => status)
}

const shippedTwice = async (defects: readonly string[]): Promise<readonly number[]> => {
  const client = shopAt(undefined, ...defects)
  const order = { title: 'Chairs', amount: 1, currency: 'EUR', status: 'paid' }
  const path = (await client.call('POST', '/orders', order)).header('location') ?? ''
  const first = await client.call('POST', `${path}/ship`)
  return [first.status, (await client.call('POST', `${path}/ship`)).status]
}

const deletedWithLoan = async (defects: readonly string[]): Promise<number> => {
  const client = clientOf(library, { defects })
  const member = { kind: 'person', full_name: 'Ann Lee' }
  const id = String(valueAt((await client.call('POST', '/members', member)).json, '/data/id'))
  await client.call('POST', '/loans', { member_id: id, days: 3 })
  return (await client.call('DELETE', `/members/${id}`)).status
}

const dueBeforeOut = async (defects: readonly string[]): Promise<number> => {
  const client = clientOf(library, { defects })
  const member = valueAt((await client.call('POST', '/members', { kind: 'person', full_name: 'Ann Lee' })).json, '/data/id') ?? ''
  return (await client.call('POST', '/loans', { member_id: member, days: 3, out_on: '2026-05-03', due_on: '2026-05-01' })).status
}

export const wordShows: { readonly [defect: string]: readonly [Shown, unknown, unknown] } = {
  'counts-once': [(...d) => reviewed(d), [1, 404], [0, 404]],
  'keeps-what-belonged': [(...d) => reviewed(d), [1, 404], [1, 200]],
  'restores-alone': [(...d) => restored(d), [409, 404, 200, 200, 200], [409, 404, 200, 200, 404]],
  'ignores-the-state': [(...d) => shippedTwice(d), [200, 409], [200, 200]],
  'takes-any-order': [(...d) => dueBeforeOut(d), 400, 201],
  'deletes-what-is-used': [(...d) => deletedWithLoan(d), 409, 204],
}
