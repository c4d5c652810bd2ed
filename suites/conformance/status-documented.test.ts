import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { statusDocumented } from '#suites/conformance/status-documented.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const answer = { description: 'an answer' }
const exact = thing({ '201': answer, '404': answer })
const ranges = thing({ '2XX': answer, '4XX': answer })
const anything = thing({ '201': answer, default: answer })
const wanted = 'wanted one of 201, 404'

describe('status-documented', () => {
  it.each<[string, typeof exact, Given, string]>([
    ['a documented status', exact, { status: 201 }, 'pass'],
    ['a documented refusal', exact, { status: 404, intent: 'unproven' }, 'pass'],
    ['a range', ranges, { status: 207 }, 'pass'],
    ['a status outside the ranges', ranges, { status: 302 }, 'violation: wanted one of 2XX, 4XX, got 302'],
    ['default', anything, { status: 302 }, 'pass'],
    ['another success', exact, { status: 200 }, `violation: ${wanted}, got 200`],
    ['a redirection of an invalid request', exact, { status: 302, intent: 'invalid' }, `violation: ${wanted}, got 302`],
    ['a teapot, which fits no cause', exact, { status: 418, intent: 'invalid' }, `violation: ${wanted}, got 418`],
    ['a refusal of what many refuse', exact, { status: 422, intent: 'mildlyValid' }, `policy: ${wanted}, got 422`],
    ['a refusal of what was meant to succeed', exact, { status: 422 }, `violation: ${wanted}, got 422`],
    ['a plausible refusal of an invalid request', exact, { status: 422, intent: 'invalid' }, `policy: ${wanted}, got 422`],
    ['a plausible refusal of an id that nobody proved', exact, { status: 400, intent: 'unproven' }, `policy: ${wanted}, got 400`],
    ['a conflict with what nobody proved to be there', exact, { status: 409, intent: 'unproven' }, `policy: ${wanted}, got 409`],
    ['a conflict of what was meant to succeed', exact, { status: 409 }, `violation: ${wanted}, got 409`],
    ['a refused caller without credential', exact, { status: 401, intent: 'noCredential', actor: 'none' }, `policy: ${wanted}, got 401`],
    ['a URL that is too long for the server', exact, { status: 414 }, `policy: ${wanted}, got 414`],
    ['fields that are too large for the server', exact, { status: 431, intent: 'unproven' }, `policy: ${wanted}, got 431`],
    ['the main credential refused', exact, { status: 403 }, 'inconclusive: the credential was refused with 403'],
    ['a limiter in the way', exact, { status: 429 }, 'inconclusive: 429 stood in the way'],
    ['a gateway in the way', exact, { status: 502 }, 'inconclusive: 502 stood in the way'],
    ['a documented 503', thing({ '503': answer }), { status: 503 }, 'pass'],
    ['a server error', exact, { status: 500 }, 'skip: no-server-error judges it'],
    ['no response', exact, {}, 'skip: there was no response'],
    [
      'a method of no operation',
      exact,
      { status: 405, method: 'PUT', intent: 'method' },
      'skip: the request used a method that the document does not describe',
    ],
  ])('%s', (_, { operation, lens }, given, verdict) => {
    expect(told(statusDocumented, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  // The stateful suite knows better whether the id still stood for something.
  it.each<[string, string, Given, string]>([
    ['404 on an id', '/things/{id}', { status: 404 }, 'policy'],
    ['410 on an id', '/things/{id}', { status: 410 }, 'violation'],
    ['404 without an id', '/things', { status: 404 }, 'violation'],
    ['409 on an id', '/things/{id}', { status: 409 }, 'violation'],
  ])('%s, where nobody documented it', (_, path, given, own) => {
    const { operation, lens } = thing({ '200': answer })
    expect(told(statusDocumented, exchangeSubject({ ...operation, path }, given), lens)).toBe(
      `${own}: wanted one of 200, got ${given.status}`,
    )
  })

  it.each<[string, string, Given, string]>([
    ['304 to a client that has a version', 'if-none-match', { status: 304 }, 'skip: it answers what HTTP lets every client ask'],
    ['304 to one that has said nothing', 'x-other', { status: 304 }, 'violation: wanted one of 200, got 304'],
    ['412 under a precondition', 'if-match', { status: 412 }, 'skip: it answers what HTTP lets every client ask'],
    ['412 without one', 'x-other', { status: 412 }, 'violation: wanted one of 200, got 412'],
    [
      '406 where nothing was accepted',
      'accept',
      { status: 406, intent: 'nothingAcceptable' },
      'skip: it answers what HTTP lets every client ask',
    ],
    ['406 where all was', 'accept', { status: 406 }, 'violation: wanted one of 200, got 406'],
  ])('%s', (_, header, given, verdict) => {
    const { operation, lens } = thing({ '200': answer })
    const subject = exchangeSubject(operation, given)
    const request = { ...subject.exchange.request, headers: [[header, '"1"']] as const }
    expect(told(statusDocumented, { ...subject, exchange: { ...subject.exchange, request } }, lens)).toBe(verdict)
  })

  it.each<[string, Given & { readonly id?: Json }, string]>([
    ['an id that nobody has, forbidden', { status: 403 }, 'violation'],
    ['one that is called a bad request', { status: 400 }, 'policy'],
    ['a number, which somebody may have', { status: 403, id: 7 }, 'policy'],
    ['by whom nothing was granted yet', { status: 403, acceptedBefore: false }, 'policy'],
    ['by somebody else', { status: 403, actor: 'stranger' }, 'policy'],
  ])('where 404 is the word: %s', (_, { id = 'x1', ...given }, own) => {
    const { operation, lens } = thing({ '200': answer, '404': answer })
    const subject = exchangeSubject({ ...operation, path: '/things/{id}' }, { intent: 'unproven', ...given })
    const binds = [{ at: '/path/id', from: { kind: 'fresh', schemaAt: '', recipe: { shape: 'minimal' } } }] as const
    const read = { ...subject.exchange, request: { ...subject.exchange.request, method: 'GET' } }
    const asked = { ...subject.case, binds, parts: { ...subject.case.parts, path: { id } } }
    expect(told(statusDocumented, { ...subject, case: asked, exchange: read }, lens)).toBe(
      `${own}: wanted one of 200, 404, got ${given.status}`,
    )
  })

  it('points at the responses of the operation', () => {
    const found = statusDocumented.inspect(exchangeSubject(exact.operation, { status: 200 }), exact.lens)
    expect(found).toMatchObject([{ clauses: ['/paths/~1things/post/responses'] }])
  })
})
