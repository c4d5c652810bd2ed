import { describe, expect, it } from 'vitest'
import { allowListsMethods } from '#suites/http-semantics/allow-lists-methods.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const probe = (allow: string, given: Given = {}): Given => ({
  intent: 'method',
  method: 'DELETE',
  status: 405,
  headers: [['Allow', allow]],
  ...given,
})

/** The path has GET and POST; POST was accepted, unless a row says otherwise. */
describe('allow-lists-methods', () => {
  it.each<[string, Given, string]>([
    ['both, and what everybody has', probe('GET, POST, HEAD, OPTIONS'), 'pass'],
    ['in any writing', probe('post,GET'), 'pass'],
    ['one that was accepted is missing', probe('GET'), 'violation: wanted POST in Allow, got Allow: GET'],
    ['one that may be gone is missing', probe('GET', { acceptedBefore: false }), 'policy: wanted POST in Allow, got Allow: GET'],
    ['one that was never accepted is missing', probe('POST'), 'policy: wanted GET in Allow, got Allow: POST'],
    ['a gateway that speaks for itself', probe('GET', { method: 'TRACE' }), 'policy: wanted POST in Allow, got Allow: GET'],
    ['one more', probe('GET, POST, PUT'), 'policy: wanted only what is documented: POST, GET, got Allow: GET, POST, PUT'],
    ['the refused one', probe('GET, POST, delete'), 'violation: wanted an Allow without the refused DELETE, got Allow: GET, POST, DELETE'],
    ['the refused one, and nobody knows it', probe('GET, POST, TRACE', { method: 'TRACE' }), 'pass'],
    ['to OPTIONS', probe('GET', { intent: 'options', method: 'OPTIONS', status: 204 }), 'policy: wanted POST in Allow, got Allow: GET'],
    [
      'an answer for browsers alone',
      probe('', { intent: 'options', method: 'OPTIONS', status: 204, headers: [] }),
      'skip: the answer lists no methods',
    ],
    ['none just now', probe(''), 'skip: the answer lists no methods'],
    ['all', probe('*'), 'pass'],
    ['another refusal', probe('GET', { status: 404 }), 'skip: the answer lists no methods'],
    ['a documented method', { status: 405 }, 'skip: nobody asked for the methods of the path'],
    ['no response', { intent: 'method', method: 'DELETE' }, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(allowListsMethods, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  it('a resource may allow less than its kind, but it was read a moment ago', () => {
    const one = { ...operation, path: '/things/{id}' }
    const given = exchangeSubject(one, probe('HEAD'))
    expect(told(allowListsMethods, given, lens)).toBe('policy: wanted POST, GET in Allow, got Allow: HEAD')
    expect(told(allowListsMethods, { ...given, accepted: new Set(['listThings']) }, lens)).toBe(
      'violation: wanted POST, GET in Allow, got Allow: HEAD',
    )
  })
})
