/** What shows the defects of a resource's life, on shelves with books in them: a value when sound, another when spoilt. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { shelves } from '#mock/lives.testdata.ts'
import { clientOf, openText, type Answer, type Client } from '#mock/world.testdata.ts'

const opened = openText(shelves)
const full = { label: 'one', note: 'old', width: 2, colours: ['red'] }

type Shown = (...defect: readonly string[]) => Promise<unknown>

/** On a shelf that was just made. */
const ofShelf =
  (show: (client: Client, path: string) => Promise<unknown>): Shown =>
  async (...defect) => {
    const client = clientOf(opened, { defects: defect })
    return show(client, await made(client, '/shelves', full))
  }

const made = async (client: Client, path: string, body: JsonObject): Promise<string> =>
  `${path}/${String(member((await client.call('POST', path, body)).json, 'id'))}`

const member = (value: Json | undefined, name: string): Json | undefined => (isObject(value) ? value[name] : undefined)
const shown = async (client: Client, path: string, ...names: readonly string[]): Promise<readonly (Json | undefined)[]> => {
  const { json } = await client.call('GET', path)
  return names.map((name) => member(json, name))
}
const status = async (answer: Promise<Answer>): Promise<number> => (await answer).status

/** What the shelf shows after a request to it. */
const after = (method: string, body: JsonObject, ...names: readonly string[]): Shown =>
  ofShelf(async (client, path) => {
    await client.call(method, path, body)
    return shown(client, path, ...names)
  })

const inside = async (client: Client, path: string): Promise<string> => made(client, `${path}/books`, { title: 'Emma' })

export const lifeShows: { readonly [defect: string]: readonly [Shown, unknown, unknown] } = {
  'create-makes-two': [
    async (...defect) => {
      const client = clientOf(opened, { defects: defect })
      await made(client, '/shelves', { label: 'only one' })
      return (await client.call('GET', '/shelves')).text.split('only one').length - 1
    },
    1,
    2,
  ],
  'update-loses': [
    ofShelf(async (client, path) => {
      await client.call('PATCH', path, { note: 'new' })
      return status(client.call('GET', path))
    }),
    200,
    404,
  ],
  'turns-lists-round': [
    async (...defect) => {
      const client = clientOf(opened, { defects: defect })
      const path = await made(client, '/shelves', {
        label: 'two',
        plates: [
          { text: 'a', row: 1 },
          { text: 'b', row: 2 },
        ],
      })
      return shown(client, path, 'plates')
    },
    [
      [
        { text: 'a', row: 1 },
        { text: 'b', row: 2 },
      ],
    ],
    [
      [
        { text: 'b', row: 2 },
        { text: 'a', row: 1 },
      ],
    ],
  ],
  'lists-children-of-all': [
    ofShelf(async (client, path) => {
      await inside(client, path)
      return (await client.call('GET', `${await made(client, '/shelves', full)}/books`)).text.includes('Emma')
    }),
    false,
    true,
  ],
  'created-when-read': [
    ofShelf(async (client, path) => {
      const [first, second] = [await shown(client, path, 'created_at'), await shown(client, path, 'created_at')]
      return first[0] === second[0]
    }),
    true,
    false,
  ],
  'create-stores-half': [ofShelf(async (client, path) => (await shown(client, path, 'note'))[0] === 'old'), true, false],
  'update-stores-half': [after('PATCH', { note: 'new', width: 3 }, 'note', 'width'), ['new', 3], ['new', 2]],
  'patch-replaces': [after('PATCH', { label: 'two' }, 'label', 'note'), ['two', 'old'], ['two', null]],
  'put-merges': [after('PUT', { label: 'two' }, 'label', 'note'), ['two', null], ['two', 'old']],
  'put-adds-up': [after('PUT', full, 'width', 'colours'), [2, ['red']], [4, ['red', 'red']]],
  'stores-before-checking': [after('PATCH', { label: 'two', width: 'wide' }, 'label'), ['one'], ['two']],
  'rule-refuses-halfway': [
    ofShelf(async (client, path) => [
      await status(client.call('PATCH', path, { label: 'two', width: 100_000 })),
      ...(await shown(client, path, 'label')),
    ]),
    [200, 'two'],
    [400, 'two'],
  ],
  'reading-changes': [ofShelf((client, path) => shown(client, path, 'label')), ['one'], ['eno']],
  'shows-part-to-other-tenant': [
    ofShelf((client, path) => status(client.call('GET', `${path}/card`, undefined, { as: client.mock.credentials.stranger }))),
    404,
    200,
  ],
  'checks-first-item-only': [ofShelf((client, path) => status(client.call('GET', `${path}/card?sides=front,none`))), 400, 200],
  'takes-one-value': [ofShelf((client, path) => status(client.call('GET', `${path}/card?sides=front,back`))), 200, 400],
  'second-delete-succeeds': [
    ofShelf(async (client, path) => [await status(client.call('DELETE', path)), await status(client.call('DELETE', path))]),
    [204, 404],
    [204, 204],
  ],
  'list-shows-old-only': [
    ofShelf(async (client, path) => (await client.call('GET', '/shelves')).text.includes(path.slice('/shelves/'.length))),
    true,
    false,
  ],
  'location-leads-astray': [
    async (...defect) => {
      const client = clientOf(opened, { defects: defect })
      return status(client.call('GET', (await client.call('POST', '/shelves', full)).header('location') ?? ''))
    },
    200,
    404,
  ],
  'date-of-change-goes-back': [after('PATCH', { width: 3 }, 'updated_at'), ['2023-11-14T22:13:20.000Z'], ['2023-11-14T21:13:20.000Z']],
  'creation-date-moves': [after('PATCH', { width: 3 }, 'created_at'), ['2023-11-14T22:13:20.000Z'], ['2023-11-14T23:13:20.000Z']],
  'keeps-orphans': [
    ofShelf(async (client, path) => {
      const book = await inside(client, path)
      await client.call('DELETE', path)
      return [await status(client.call('GET', path)), await status(client.call('GET', book))]
    }),
    [404, 404],
    [404, 200],
  ],
  'ignores-the-parent': [
    ofShelf(async (client, path) => {
      const book = await inside(client, path)
      const other = await made(client, '/shelves', { label: 'other' })
      return [await status(client.call('GET', book)), await status(client.call('GET', book.replace(path, other)))]
    }),
    [200, 404],
    [200, 200],
  ],
}
