/** What shows the defects around ids that callers choose, on the shelves of the library: a value when sound, another when spoilt. */
import { readFileSync } from 'node:fs'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { clientOf, openText, type Client } from '#mock/world.testdata.ts'

const library = openText(readFileSync(new URL('contracts/library.yaml', import.meta.url), 'utf8'))
const shelf = '/shelves/aisle-1'

type Shown = (...defect: readonly string[]) => Promise<unknown>

const ofLibrary =
  (show: (client: Client) => Promise<unknown>): Shown =>
  (...defect) =>
    show(clientOf(library, { defects: defect }))

const put = async (client: Client, path = shelf, capacity = 7): Promise<number> =>
  (await client.call('PUT', path, { room: 'north', capacity })).status
const dataAt = (json: Json | undefined, name: string): Json | undefined => (isObject(json) ? valueAt(json, `/data/${name}`) : undefined)

export const chosenIdShows: { readonly [defect: string]: readonly [Shown, unknown, unknown] } = {
  'put-never-says-created': [ofLibrary(async (client) => [await put(client), await put(client)]), [201, 200], [200, 200]],
  'put-always-says-created': [ofLibrary(async (client) => [await put(client), await put(client)]), [201, 200], [201, 201]],
  'action-forgets': [
    ofLibrary(async (client) => {
      await put(client)
      const [answer, read] = [await client.call('POST', `${shelf}/close`), await client.call('GET', shelf)]
      return [dataAt(answer.json, 'closed'), dataAt(read.json, 'closed')]
    }),
    [true, true],
    [true, false],
  ],
  'sorts-one-way': [
    ofLibrary(async (client) => {
      await put(client, '/shelves/little', 1)
      await put(client, '/shelves/large', 500)
      return dataAt((await client.call('GET', '/shelves?sort=-capacity')).json, '0/shelf_code')
    }),
    'large',
    'little',
  ],
  'crashes-on-taken-name': [
    ofLibrary(async (client) => {
      await put(client)
      await client.call('POST', `${shelf}/labels`, { number: '100-2000' })
      return (await client.call('POST', `${shelf}/labels`, { number: '100-2000' })).status
    }),
    409,
    500,
  ],
  'takes-taken-id': [
    ofLibrary(async (client) => {
      await put(client)
      await client.call('POST', `${shelf}/labels`, { number: '100-2000' })
      return (await client.call('POST', `${shelf}/labels`, { number: '100-2000' })).status
    }),
    409,
    201,
  ],
}
