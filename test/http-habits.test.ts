/** What sound servers, and the gateways before them, do in their own ways: none of it is a violation. */
import { describe, expect, it } from 'vitest'
import { shortHash } from '#lib/hash.ts'
import { headerOf } from '#lib/bytes.ts'
import { names } from '#lib/etag.ts'
import { isStray } from '#lib/stray-methods.ts'
import { pets } from '#mock/documents.testdata.ts'
import type { HttpRequest, HttpResponse, Outcome } from '#model/exchange.ts'
import type { Opened } from '#specs/open.ts'
import { conform, openMadeUp, openText } from '#test/in-process.ts'

type Habit = (response: HttpResponse, request: HttpRequest) => HttpResponse

const without =
  (name: string): Habit =>
  (response) => ({ ...response, headers: response.headers.filter(([other]) => other !== name) })

const plain = (status: number, response: HttpResponse): HttpResponse => ({ ...response, status, headers: [], base64: '' })

/** An ETag of the bytes, by something that knows nothing of versions. */
const tagged =
  (prefix: string): Habit =>
  (response, request) => {
    if (response.status !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) return response
    // Of HEAD it has no bytes to count.
    if (request.method === 'HEAD') return response
    const etag = `${prefix}"${shortHash(response.base64)}"`
    const noneMatch = headerOf(request, 'if-none-match')
    const headers = [...response.headers.filter(([name]) => name !== 'etag'), ['etag', etag]] as const
    return noneMatch !== undefined && names(noneMatch, etag)
      ? { ...plain(304, response), headers: [['etag', etag]] }
      : { ...response, headers }
  }

const habits: { readonly [name: string]: Habit } = {
  'weak ETags by a gateway, and 304 that nobody documents': tagged('W/'),
  'strong ETags by a gateway, and no If-Match': tagged(''),
  'no HEAD': (response, { method }) => (method === 'HEAD' ? plain(405, response) : response),
  'HEAD by a gateway that says nothing': (response, { method }) =>
    method === 'HEAD' && response.status === 200 ? plain(204, response) : response,
  'no challenge': without('www-authenticate'),
  'OPTIONS for browsers alone': (response, { method }) => (method === 'OPTIONS' ? plain(204, response) : response),
  'strange methods stopped before': (response, { method }) =>
    isStray(method) ? plain(method === 'TRACE' ? 405 : 400, response) : response,
  'strange methods not implemented': (response, { method }) => (isStray(method) ? plain(501, response) : response),
  'a length of nothing': (response) =>
    response.status === 204 ? { ...response, headers: [...response.headers, ['content-length', '0']] } : response,
  'a charset that goes without saying': (response) => ({
    ...response,
    headers: response.headers.map(([name, value]) => [name, name === 'content-type' ? `${value};charset=UTF-8` : value] as const),
  }),
}

const violations = async (document: Opened, habit: Habit): Promise<readonly string[]> => {
  const { findings, flaky, errors } = await conform(document, {
    between: (send) => async (request, signal) => {
      const outcome: Outcome = await send(request, signal)
      return outcome.kind === 'response' ? { kind: 'response', ...habit(outcome, request) } : outcome
    },
  })
  const said = [...findings, ...flaky].filter((finding) => finding.class === 'violation')
  return [...said.map(({ check, operation, expected, actual }) => `${check} ${operation.id}: wanted ${expected}, got ${actual}`), ...errors]
}

describe('a habit of sound servers', () => {
  const document = openText(pets)
  it.each(Object.entries(habits))('%s', async (_, habit) => {
    expect(await violations(document, habit)).toEqual([])
  })

  it('no ETag, although one is documented', async () => {
    expect(await violations(openMadeUp('library'), without('etag'))).toEqual([])
  })
})
