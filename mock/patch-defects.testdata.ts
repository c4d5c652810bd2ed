/** What shows the defects of merge patches: how an order looks before the patch is judged, and after. */
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { shopAt } from '#mock/list-defects.testdata.ts'

const address = { street: 'High Street 1', city: 'Ulm', country: 'DE' }
const order = { title: 'Chairs', amount: 1, currency: 'EUR', remark: 'fragile', labels: ['old'], shipping_address: address }

const patched =
  (patch: JsonObject, name: string) =>
  async (...defects: readonly string[]): Promise<Json | undefined> => {
    const client = shopAt(undefined, ...defects)
    const path = (await client.call('POST', '/orders', order)).header('location') ?? ''
    await client.call('PATCH', path, patch, { headers: [['content-type', 'application/merge-patch+json']] })
    const { json } = await client.call('GET', path)
    return isObject(json) ? valueAt(json, name) : undefined
  }

type Shows = readonly [(...defects: readonly string[]) => Promise<unknown>, unknown, unknown]

export const patchShows: { readonly [id: string]: Shows } = {
  'merge-patch-ignores-null': [patched({ remark: null }, '/remark'), undefined, 'fragile'],
  'merge-patch-joins-lists': [patched({ labels: ['new'] }, '/labels'), ['new'], ['old', 'new']],
  'merge-patch-replaces-objects': [
    async (...d) => (await patched({ shipping_address: { city: 'Bonn' } }, '/shipping_address/street')(...d)) === address.street,
    true,
    false,
  ],
}
