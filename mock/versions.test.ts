import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json, Pairs } from '#lib/json.ts'
import { clientOf, openText, type Answer, type Client } from '#mock/world.testdata.ts'

const library = openText(readFileSync(new URL('contracts/library.yaml', import.meta.url), 'utf8'))
const shelf = '/shelves/aisle-1'
const put = (client: Client, headers: Pairs = [], room = 'north'): Promise<Answer> => client.call('PUT', shelf, { room }, { headers })
const ifMatch = (etag: string): Pairs => [['If-Match', etag]]
const person = { kind: 'person', full_name: 'Jane Austen' }
const dataOf = ({ json }: Answer): { readonly [name: string]: Json } => (json as { readonly data: { readonly [name: string]: Json } }).data

describe('versions', () => {
  it('are those of what a read shows, whoever tells them', async () => {
    const client = clientOf(library)
    await put(client)
    const [before, same, changed] = [await client.call('GET', shelf), await client.call('HEAD', shelf), await put(client, [], 'south')]
    expect(same.header('etag')).toBe(before.header('etag'))
    expect(changed.header('etag')).not.toBe(before.header('etag'))
    expect((await client.call('GET', shelf)).header('etag')).toBe(changed.header('etag'))
  })

  it('guard writes', async () => {
    const client = clientOf(library)
    // RFC 9110 §13.1.1: of what is not there no version is in force.
    expect((await put(client, ifMatch('*'))).status).toBe(412)
    expect((await put(client)).status).toBe(201)
    expect((await put(client, ifMatch('*'))).status).toBe(200)
    expect((await put(client, [['if-none-match', '*']])).status).toBe(412)
    const etag = (await client.call('GET', shelf)).header('etag') ?? ''
    expect((await put(client, ifMatch(`"other", ${etag}`), 'south')).status).toBe(200)
    expect((await put(client, ifMatch(etag))).status).toBe(412)
    expect(dataOf(await client.call('GET', shelf))['room']).toBe('south')
  })

  it('are wanted where the document wants them', async () => {
    const client = clientOf(library)
    const path = `/members/${String(dataOf(await client.call('POST', '/members', person))['id'])}`
    expect((await client.call('PUT', path, person)).status).toBe(428)
    expect((await client.call('PUT', path, person, { headers: ifMatch('*') })).status).toBe(200)
  })

  it('a deletion that documents no 404 is content with what is not there', async () => {
    const client = clientOf(library)
    expect((await client.call('DELETE', shelf)).status).toBe(204)
    expect((await client.call('DELETE', '/books/bk_000000000000')).status).toBe(404)
  })
})

it('an idempotency key holds for one request of one caller', async () => {
  const client = clientOf(library)
  const make = (title: string, as?: string): Promise<Answer> =>
    client.call(
      'POST',
      '/books',
      { title, genre: 'novel' },
      { headers: [['Idempotency-Key', 'a-key-of-mine']], ...(as !== undefined && { as }) },
    )
  const first = await make('Emma')
  expect(await make('Emma')).toMatchObject({ status: 201, text: first.text })
  expect((await make('Persuasion')).status).toBe(422)
  expect(dataOf(await make('Emma', client.mock.credentials.stranger))['id']).not.toBe(dataOf(first)['id'])
})
