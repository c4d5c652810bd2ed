/** What shows the defects of HTTP itself, on a contract that has versions, keys and several media types: a value when sound, another when spoilt. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { textOf } from '#lib/bytes.ts'
import type { Json, Pairs } from '#lib/json.ts'
import { clientOf, openText, type Answer, type Client } from '#mock/world.testdata.ts'

const library = openText(readFileSync(new URL('contracts/library.yaml', import.meta.url), 'utf8'))

const at = (...defect: readonly string[]): Client => clientOf(library, { defects: defect })
const create = (client: Client, headers: Pairs = []): Promise<Answer> =>
  client.call('POST', '/books', { title: 'Emma', genre: 'novel' }, { headers })
const created = async (client: Client): Promise<string> => (await create(client)).header('location') ?? ''

type Shown = (...defect: readonly string[]) => Promise<unknown>

/** On a book that was just made. */
const ofBook =
  (show: (client: Client, path: string) => Promise<unknown>): Shown =>
  async (...defect) => {
    const client = at(...defect)
    return show(client, await created(client))
  }

/** Read under If-None-Match, or changed under If-Match; `undefined` is the ETag in force. */
const under = (method: 'GET' | 'PATCH', etag?: string): Shown =>
  ofBook(async (client, path) => {
    const known = etag ?? (await client.call('GET', path)).header('etag') ?? ''
    const [name, body] = method === 'GET' ? ['if-none-match', undefined] : ['if-match', { pages: 7 }]
    return (await client.call(method, path, body, { headers: [[name, known]] })).status
  })

const bytesOf = async (...defect: readonly string[]): Promise<boolean> => {
  const { mock } = at(...defect)
  const headers: Pairs = [['x-api-key', mock.credentials.main]]
  const outcome = await mock.send({ method: 'GET', url: 'http://mock.test/books', headers, base64: '' })
  return outcome.kind === 'response' && textOf(outcome).includes('\uFFFD')
}

const nobodys = (...defect: readonly string[]): Promise<Answer> => at(...defect).call('GET', '/books', undefined, { as: '' })
const unknown = (...defect: readonly string[]): Promise<Answer> => at(...defect).call('GET', '/books/bk_000000000000')
const accepting =
  (type: string, show: (answer: Answer) => unknown): Shown =>
  async (...defect) =>
    show(await at(...defect).call('GET', '/books', undefined, { headers: [['accept', type]] }))

export const httpShows: { readonly [id: string]: readonly [Shown, unknown, unknown] } = {
  'allow-forgets-a-method': [
    async (...d) => (await at(...d).call('DELETE', '/books')).header('allow'),
    'GET, POST, HEAD, OPTIONS',
    'POST, HEAD, OPTIONS',
  ],
  'allow-names-the-refused': [
    async (...d) => (await at(...d).call('DELETE', '/books')).header('allow'),
    'GET, POST, HEAD, OPTIONS',
    'GET, POST, HEAD, OPTIONS, DELETE',
  ],
  'forgets-defaults': [async (...d) => (await create(at(...d))).text.includes('"available":true'), true, false],
  'default-hangs-on-another': [
    async (...d) => (await at(...d).call('POST', '/books', { title: 'Emma', genre: 'drama' })).text.includes('"available":true'),
    true,
    false,
  ],
  'links-beyond-the-end': [
    async (...d) => (await at(...d).call('GET', '/books?page=1&per_page=100')).header('link') !== undefined,
    false,
    true,
  ],
  'head-with-body': [async (...d) => (await at(...d).call('HEAD', '/books')).text === '', true, false],
  'head-finds-everything': [async (...d) => (await at(...d).call('HEAD', '/books/bk_000000000000')).status, 404, 200],
  'head-of-another-type': [
    async (...d) => (await at(...d).call('HEAD', '/books')).header('content-type'),
    'application/json',
    'text/plain',
  ],
  'head-of-another-version': [ofBook(async (client, path) => (await client.call('HEAD', path)).header('etag') === '"0"'), false, true],
  'no-content-with-body': [ofBook(async (client, path) => (await client.call('DELETE', path)).text), '', '{"deleted":true}'],
  'latin1-as-utf8': [bytesOf, false, true],
  'unauthorized-without-challenge': [async (...d) => (await nobodys(...d)).header('www-authenticate') === undefined, false, true],
  'challenge-in-prose': [async (...d) => (await nobodys(...d)).header('www-authenticate')?.startsWith('Please'), false, true],
  'problem-of-another-status': [async (...d) => (await unknown(...d)).json, told({ status: 404 }), told({ status: 400 })],
  'problem-as-text': [async (...d) => typeof (await unknown(...d)).json, 'object', 'string'],
  'answers-what-is-not-accepted': [accepting('image/png', ({ status }) => status), 406, 200],
  'answers-another-accepted-type': [accepting('text/csv', (answer) => answer.header('content-type')), 'text/csv', 'application/json'],
  'never-not-modified': [under('GET'), 304, 200],
  'always-not-modified': [under('GET', '"another"'), 200, 304],
  'etag-of-the-path': [
    ofBook(async (client, path) => {
      const before = (await client.call('GET', path)).header('etag')
      await client.call('PATCH', path, { pages: 7 })
      return (await client.call('GET', path)).header('etag') === before
    }),
    false,
    true,
  ],
  'etag-without-quotes': [ofBook(async (client, path) => (await client.call('GET', path)).header('etag')?.includes('"')), true, false],
  'ignores-if-match': [under('PATCH', '"another"'), 412, 200],
  'refuses-current-if-match': [under('PATCH'), 200, 412],
  'refuses-repetition': [
    async (...d) => {
      const client = at(...d)
      const headers = [['idempotency-key', 'again-and-again']] as const
      return [(await create(client, headers)).status, (await create(client, headers)).status]
    },
    [201, 201],
    [201, 422],
  ],
  'takes-key-for-another-body': [
    async (...d) => {
      const client = at(...d)
      const headers = [['idempotency-key', 'again-and-again']] as const
      await create(client, headers)
      return (await client.call('POST', '/books', { title: 'Persuasion', genre: 'novel' }, { headers })).status
    },
    422,
    201,
  ],
  'forgets-idempotency-key': [
    async (...d) => {
      const client = at(...d)
      const headers = [['idempotency-key', 'again-and-again']] as const
      return (await create(client, headers)).text === (await create(client, headers)).text
    },
    true,
    false,
  ],
}

function told(members: { readonly [name: string]: Json }): unknown {
  return expect.objectContaining(members)
}
