import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBase64, textOf, toBase64 } from '#lib/bytes.ts'
import type { Outcome } from '#model/exchange.ts'
import { liveSend, type Live } from '#http/live.ts'
import { listen, type Listening } from '#http/server.testdata.ts'

const zipped = gzipSync('plain words')
let server: Listening
let live: Live
let impatient: Live

beforeAll(async () => {
  server = await listen((request, response) => {
    switch (request.url) {
      case '/cookies':
        response
          .writeHead(
            200,
            [
              ['Set-Cookie', 'a=1'],
              ['X-One', '1'],
              ['Set-Cookie', 'b=2'],
              ['X-Two', 'p'],
              ['x-two', 'q'],
            ].flat(),
          )
          .end('ok')
        break
      case '/gzip':
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(zipped)
        break
      case '/redirect':
        response.writeHead(302, { location: '/elsewhere' }).end()
        break
      case '/silent':
        break
      case '/stalled':
        response.writeHead(200).write('begun')
        break
      case '/large':
        response.writeHead(200).end(Buffer.alloc(5000))
        break
      case '/endless': {
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(4096)));
        }
        response.writeHead(200).on('drain', pour)
        pour()
        break
      }
      case '/reset':
        response.writeHead(200, { 'content-length': '100' }).write('half', () => {
          request.socket.resetAndDestroy()
        })
        break
      case '/edge':
        response.writeHead(200).end(Buffer.alloc(2000))
        break
      default:
        response.writeHead(200).end(String(request.headers['content-length']))
    }
  })
  live = liveSend({ timeoutMs: 10_000, maxBodyBytes: 2000, connections: 4 })
  impatient = liveSend({ timeoutMs: 150, maxBodyBytes: 2000, connections: 4 })
})
afterAll(async () => {
  await live.close()
  await impatient.close()
  await server.close()
})

const get = (path: string, { send } = live): Promise<Outcome> => send({ method: 'GET', url: server.url + path, headers: [], base64: '' })

it('keeps duplicate headers apart, in lower case', async () => {
  const outcome = await get('/cookies')
  const headers = outcome.kind === 'response' ? outcome.headers : []
  expect(headers.filter(([name]) => name === 'set-cookie')).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])
  expect(headers.filter(([name]) => name === 'x-two')).toEqual([
    ['x-two', 'p'],
    ['x-two', 'q'],
  ])
})

it('leaves a compressed body as it came', async () => {
  const outcome = await get('/gzip')
  expect(Buffer.from(fromBase64(outcome.kind === 'response' ? outcome.base64 : '')).equals(zipped)).toBe(true)
})

it('does not follow a redirect', async () => {
  expect(await get('/redirect')).toMatchObject({ kind: 'response', status: 302 })
  expect(server.came.map(({ url }) => url)).not.toContain('/elsewhere')
})

it('sends every byte, every header and any method', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, k) => k)
  const outcome = await live.send({
    method: 'PROPFIND',
    url: `${server.url}/any?a=%20b`,
    headers: [
      ['x-a', '1'],
      ['x-a', '2'],
      ['content-type', 'x/y'],
    ],
    base64: toBase64(bytes),
  })
  expect(outcome.kind === 'response' ? textOf(outcome) : outcome.reason).toBe('256')
  expect(server.came.at(-1)).toMatchObject({ method: 'PROPFIND', url: '/any?a=%20b', headers: { 'x-a': '1, 2', 'content-type': 'x/y' } })
  expect(server.came.at(-1)?.body.equals(Buffer.from(bytes))).toBe(true)
})

describe('a body', () => {
  it('as long as allowed is kept', async () => {
    expect(await get('/edge')).toMatchObject({ kind: 'response', status: 200 })
  })
  it.each(['/large', '/endless'])('that is longer is cut off: %s', async (path) => {
    expect(await get(path)).toEqual({ kind: 'unreachable', reason: 'the body is longer than 2000 bytes' })
  })
  it('that ends with a reset is no answer', async () => {
    expect(await get('/reset')).toMatchObject({ kind: 'unreachable' })
  })
})

it.each(['/silent', '/stalled'])('ends in time: %s', async (path) => {
  expect(await get(path, impatient)).toEqual({ kind: 'timeout', reason: 'no complete answer within 150 ms' })
})

describe('never throws', () => {
  it('where nobody listens', async () => {
    const closed = createTcpServer()
    await new Promise<void>((resolve) => {
      closed.listen(0, '127.0.0.1', resolve)
    })
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => {
      closed.close(resolve)
    })
    const outcome = await live.send({ method: 'GET', url: `http://127.0.0.1:${port}/`, headers: [], base64: '' })
    expect(outcome).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('ECONNREFUSED') as string })
  })
  it.each<[string, Parameters<Live['send']>[0]]>([
    ['a URL that is none', { method: 'GET', url: 'nonsense', headers: [], base64: '' }],
    ['a header that cannot be sent', { method: 'GET', url: 'http://127.0.0.1:9/', headers: [['x-a', 'a\nb']], base64: '' }],
    ['a method that is none', { method: 'A B', url: 'http://127.0.0.1:9/', headers: [], base64: '' }],
  ])('%s', async (_name, request) => {
    expect(await live.send(request)).toMatchObject({ kind: 'unreachable' })
  })
  it('when it is called off', async () => {
    const control = new AbortController()
    const outcome = live.send({ method: 'GET', url: `${server.url}/silent`, headers: [], base64: '' }, control.signal)
    control.abort()
    expect(await outcome).toMatchObject({ kind: 'unreachable' })
  })
})
