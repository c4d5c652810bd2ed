import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import { virtualClock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import { parseLimitSpec } from '#mock/limit-spec.ts'
import { createMock } from '#mock/mock.ts'
import { clientOf, openShipped, openText } from '#mock/world.testdata.ts'

describe('paths and methods', () => {
  const { call } = clientOf(openText(pets))

  it.each([
    ['GET', '/pets/mine', 200, 'a literal segment wins'],
    ['DELETE', '/pets/mine', 404, 'the template serves the method that the literal lacks: mine is no id'],
    ['GET', '/nowhere', 404, 'no path'],
    ['POST', '/pets/12', 405, 'no such method'],
    ['TRACE', '/pets', 405, 'no such method'],
    ['GET', '/pets/999', 404, 'no such pet'],
    ['GET', '/pets/9', 404, 'an id that breaks its schema, 400 not documented'],
  ])('%s %s answers %i: %s', async (method, path, status) => {
    expect((await call(method, path)).status).toBe(status)
  })

  it('says which methods there are', async () => {
    expect((await call('POST', '/pets/12')).header('allow')?.split(', ').sort()).toEqual([
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'PATCH',
      'PUT',
    ])
    expect(await call('OPTIONS', '/pets')).toMatchObject({ status: 204, text: '' })
    expect((await call('OPTIONS', '/pets')).header('allow')).toBe('GET, POST, HEAD, OPTIONS')
  })

  it('answers HEAD like GET, without content', async () => {
    const [head, get] = [await call('HEAD', '/pets'), await call('GET', '/pets')]
    expect(head).toMatchObject({ status: get.status, headers: get.headers, text: '' })
    expect((await call('HEAD', '/pets', undefined, { as: '' })).status).toBe(401)
  })
})

describe('requests that break the contract', () => {
  const { call, mock } = clientOf(openText(pets))
  const raw = async (text: string, headers: Pairs = []): Promise<number> =>
    (await call('POST', '/pets', undefined, { raw: text, headers })).status

  it.each([
    ['{"name":', 422],
    ['', 422],
    ['{}', 422],
    ['{"name":1}', 422],
    ['{"name":""}', 422],
    [`{"name":"${'x'.repeat(21)}"}`, 422],
    [`{"name":"${'x'.repeat(20)}"}`, 201],
    ['{"name":"a","kind":"cow"}', 422],
    ['{"name":"a","more":1}', 422],
    ['{"name":"b","tag":null}', 201],
    ['null', 422],
  ])('%s answers %i', async (text, status) => {
    expect(await raw(text)).toBe(status)
  })

  it('is not led astray by names of its own language', async () => {
    const { call: callBoards } = clientOf(openText(boards))
    const board = ((await callBoards('GET', '/boards')).json as unknown as readonly { readonly slug: string }[])[0]?.slug ?? ''
    const made = await callBoards('POST', `/boards/${board}/cards`, undefined, {
      raw: '{"title":"x","constructor":{"a":1},"__proto__":{"done":true},"toString":1}',
    })
    expect(made).toMatchObject({ status: 200, json: { title: 'x', done: false } })
    for (const id of ['__proto__', 'constructor']) expect((await callBoards('GET', `/boards/${id}`)).status).toBe(404)
  })

  it('takes only documented media types and UTF-8', async () => {
    expect(await raw('name=x', [['content-type', 'application/x-www-form-urlencoded']])).toBe(415)
    expect(await raw('{"name":"c"}', [['content-type', 'application/json; charset=utf-8']])).toBe(201)
    const base64 = Buffer.from([0x7b, 0x22, 0x6e, 0x61, 0x6d, 0x65, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]).toString('base64')
    const outcome = await mock.send({
      method: 'POST',
      url: 'http://mock.test/pets',
      headers: [
        ['authorization', `Bearer ${mock.credentials.main}`],
        ['content-type', 'application/json'],
      ],
      base64,
    })
    expect(outcome).toMatchObject({ kind: 'response', status: 422 })
  })

  it('answers refusals in the documented shape', async () => {
    const refused = await call('GET', '/pets?limit=0')
    expect(refused.header('content-type')).toBe('application/problem+json')
    expect(refused.json).toMatchObject({ status: 400, title: 'Bad Request' })
  })
})

describe('credentials', () => {
  const opened = openText(pets)
  const { call, mock } = clientOf(opened)
  const { main, limited, stranger } = mock.credentials

  it('give the limited key what leaves some door shut', () => {
    expect(mock.limitedScopes).toEqual(['pets:read'])
    expect(clientOf(openShipped('langdock')).mock.limitedScopes).toEqual(['ASSISTANT_API'])
    expect(clientOf(openShipped('toolregistry')).mock.limitedScopes).toEqual([])
  })

  it.each([
    ['main', main, 200, 201],
    ['limited', limited, 200, 403],
    ['stranger', stranger, 200, 201],
    ['none', '', 401, 401],
    ['unknown', 'main-0000', 401, 401],
  ])('%s', async (_, as, get, post) => {
    expect((await call('GET', '/pets', undefined, { as })).status).toBe(get)
    const posted = await call('POST', '/pets', { name: `by ${as.slice(0, 8)}` }, { as })
    expect(posted.status).toBe(post)
    if (post === 401) expect(posted.header('www-authenticate')).toMatch(/^Bearer realm=/)
  })

  it.each([
    ['Bearer', 401],
    [`Basic ${main}`, 401],
    [main, 401],
    [`bearer ${main}`, 200],
  ])('authorization %s answers %i', async (value, status) => {
    expect((await call('GET', '/pets', undefined, { as: '', headers: [['Authorization', value]] })).status).toBe(status)
  })

  it('come before validation, and a scope before existence', async () => {
    expect((await call('GET', '/pets?limit=0', undefined, { as: '' })).status).toBe(401)
    expect((await call('DELETE', '/pets/999', undefined, { as: limited })).status).toBe(403)
  })

  it('keep tenants apart', async () => {
    const path = (await call('POST', '/pets', { name: 'Private' })).header('location') ?? ''
    expect((await call('GET', path, undefined, { as: limited })).status).toBe(200)
    for (const method of ['GET', 'DELETE']) expect((await call(method, path, undefined, { as: stranger })).status).toBe(404)
    expect((await call('GET', path)).status).toBe(200)
  })
})

describe('alternatives and combinations of schemes', () => {
  const opened = openText(boards)
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock: virtualClock() })
  const { main, stranger } = mock.credentials
  const basic = (token: string): string => `Basic ${toBase64(`${token}:`)}`
  const status = async (headers: Pairs, query = ''): Promise<number> => {
    const outcome = await mock.send({ method: 'GET', url: `http://mock.test/boards${query}`, headers, base64: '' })
    return outcome.kind === 'response' ? outcome.status : 0
  }

  it.each([
    [
      'both of a pair',
      [
        ['x-key', main],
        ['authorization', basic(main)],
      ],
      '',
      200,
    ],
    ['one of a pair', [['x-key', main]], '', 401],
    ['the other of a pair', [['authorization', basic(main)]], '', 401],
    [
      'a pair of two owners',
      [
        ['x-key', main],
        ['authorization', basic(stranger)],
      ],
      '',
      401,
    ],
    ['a cookie', [['cookie', `other=1; session=${main}`]], '', 200],
    ['a wrong cookie', [['cookie', 'session=x']], '', 401],
    ['the query', [], `?access=${main}`, 200],
    ['nothing', [], '', 401],
  ] satisfies readonly (readonly [string, Pairs, string, number])[])('%s', async (_, headers, query, expected) => {
    expect(await status(headers, query)).toBe(expected)
  })
})

describe('limits', () => {
  it('count per credential, and tell the truth about the wait', async () => {
    const clock = virtualClock(30_000)
    const { call, mock } = clientOf(openText(pets), { clock, limits: [parseLimitSpec('fixed:2/60s')] })
    for (const name of ['a', 'b']) expect((await call('POST', '/pets', { name })).status).toBe(201)
    const refused = await call('POST', '/pets', { name: 'c' })
    expect(refused.status).toBe(429)
    expect(refused.header('retry-after')).toBe('30')
    expect(refused.json).toMatchObject({ status: 429 })
    expect((await call('POST', '/pets', { name: 'd' }, { as: mock.credentials.stranger })).status).toBe(201)
    expect((await call('GET', '/pets', undefined, { as: '' })).status).toBe(401)
    await clock.sleep(29_999)
    expect((await call('POST', '/pets', { name: 'c' })).status).toBe(429)
    await clock.sleep(1)
    expect((await call('POST', '/pets', { name: 'c' })).status).toBe(201)
  })
})
