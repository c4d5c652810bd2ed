import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { textOf } from '#lib/bytes.ts'
import { systemClock } from '#lib/clock.ts'
import { closedModel } from '#load/closed-model.ts'
import type { Draw } from '#load/mix.ts'
import { openModel } from '#load/open-model.ts'
import { constantRate, wholeRun } from '#load/pacers.ts'
import { usualSampling } from '#load/recorder.ts'
import type { LoadOptions, LoadResult } from '#load/recorder.ts'
import { cellsOf } from '#load/tally.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

const listen = async (server: net.Server): Promise<string> => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const http = (answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<string> => {
  const listener: RequestListener = (request, response) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        body += chunk
      })
      .on('end', () => {
        answer(request, response, body)
      })
  }
  return listen(createServer(listener))
}
const options = (draw: Draw, more: Partial<LoadOptions> = {}): LoadOptions => ({
  draw,
  clock: systemClock,
  shard: wholeRun,
  durationMs: 200,
  warmUpMs: 0,
  connections: 4,
  timeoutMs: 2_000,
  sampling: usualSampling,
  expected: (_operation, status) => status < 400,
  ...more,
})
const models: readonly (readonly [string, (given: LoadOptions) => Promise<LoadResult>, 'exact' | 'lossy'])[] = [
  ['closed', closedModel, 'lossy'],
  [
    'open',
    (given) => openModel({ ...given, connections: 50, pacer: constantRate(200, given.durationMs + given.warmUpMs), perSecond: 200 }),
    'exact',
  ],
]
const counts = ({ tally }: LoadResult) => Object.fromEntries(cellsOf(tally).map((cell) => [`${cell.operation} ${cell.status}`, cell.count]))
const total = (result: LoadResult) => cellsOf(result.tally).reduce((sum, { count }) => sum + count, 0)
const get =
  (base: string): Draw =>
  (k) => ({ operation: 'read', request: { method: 'GET', url: `${base}/items/${k}?n=${k}`, headers: [['x-k', String(k)]], base64: '' } })

describe.each(models)('the %s model', (model, run, bytes) => {
  it('counts per operation and status exactly what the server saw, and sends each draw once and whole', async () => {
    const seen: Record<string, number> = {}
    const ks: number[] = []
    const wrong: string[] = []
    const base = await http((request, response, body) => {
      const k = Number(request.headers['x-k'])
      ks.push(k)
      const operation = request.method === 'POST' ? 'create' : 'read'
      if (
        operation === 'create' &&
        (request.headers['x-create'] !== 'yes, again' ||
          body !== `{"k":${k},"ä":"€"}` ||
          request.headers['content-length'] !== String(Buffer.byteLength(body)))
      )
        wrong.push(body)
      if (
        operation === 'read' &&
        (body !== '' || request.headers['content-length'] !== undefined || request.headers['x-create'] !== undefined)
      )
        wrong.push(`${k}: ${body}`)
      const status = k % 7 === 0 ? 429 : k % 11 === 0 ? 500 : operation === 'create' ? 201 : 200
      const key = `${operation} ${status === 429 ? '429' : `${Math.floor(status / 100)}xx`}`
      seen[key] = (seen[key] ?? 0) + 1
      response.writeHead(status, { 'content-type': 'application/json' }).end(`{"k":${k}}`)
    })
    const draw: Draw = (k) =>
      k % 3 === 0
        ? {
            operation: 'create',
            request: {
              method: 'POST',
              url: `${base}/items`,
              headers: [
                ['x-k', String(k)],
                ['x-create', 'yes'],
                ['x-create', 'again'],
                ['content-type', 'application/json'],
              ],
              base64: Buffer.from(`{"k":${k},"ä":"€"}`).toString('base64'),
            },
          }
        : { operation: 'read', request: { method: 'GET', url: `${base}/items/${k}`, headers: [['x-k', String(k)]], base64: '' } }
    const result = await run(options(draw))
    expect(wrong).toEqual([])
    expect(counts(result)).toEqual(seen)
    expect(ks.toSorted((a, b) => a - b)).toEqual(ks.map((_, index) => index))
    expect(result.model).toBe(model)
    expect(result.stopped).toBeNull()
    expect(cellsOf(result.tally).reduce((sum, { failed }) => sum + failed, 0)).toBe(ks.filter((k) => k % 7 === 0 || k % 11 === 0).length)
    for (const { k, exchange } of result.samples) {
      expect(exchange.bytes).toBe(bytes)
      expect(exchange.outcome.kind === 'response' && textOf(exchange.outcome)).toBe(`{"k":${k}}`)
    }
    expect(
      new Set(
        result.samples.map(({ operation, exchange }) => `${operation} ${exchange.outcome.kind === 'response' && exchange.outcome.status}`),
      ).size,
    ).toBe(Object.keys(seen).length)
  })

  it('counts answers that close the connection once, with their own latency', async () => {
    let served = 0
    const base = await http((request, response) => {
      served += 1
      response.writeHead(Number(request.headers['x-k']) % 2 === 0 ? 503 : 200, { connection: 'close' }).end('bye')
    })
    const result = await run(options(get(base)))
    expect(total(result)).toBe(served)
    expect(Object.keys(counts(result)).sort()).toEqual(['read 2xx', 'read 5xx'])
  })

  it('counts connections that break before and in the middle of an answer, and reads the next answer right', async () => {
    let broken = 0
    const base = await http((request, response) => {
      const k = Number(request.headers['x-k'])
      if (k % 10 === 3) {
        broken += 1
        request.socket.destroy()
        return
      }
      if (k % 10 === 7) {
        broken += 1
        response.writeHead(200, { 'content-length': '100' }).write('half', () => {
          request.socket.destroy()
        })
        return
      }
      response.end(`${k}`)
    })
    const result = await run(options(get(base), { sampling: { ...usualSampling, every: 1 } }))
    expect(counts(result)['read error']).toBe(broken)
    expect(broken).toBeGreaterThan(3)
    expect(result.samples.every(({ k, exchange }) => exchange.outcome.kind === 'response' && textOf(exchange.outcome) === `${k}`)).toBe(
      true,
    )
  })

  it('counts timeouts at the timeout', async () => {
    const base = await http((request, response) => {
      if (Number(request.headers['x-k']) % 25 !== 5) response.end('ok')
    })
    const result = await run(options(get(base), { timeoutMs: 150 }))
    const timeouts = cellsOf(result.tally).find(({ status }) => status === 'timeout')
    expect(timeouts?.count).toBeGreaterThan(0)
    expect(timeouts?.failed).toBe(timeouts?.count)
    expect((timeouts?.histogram.percentileMs(1) ?? 0) / 150).toBeCloseTo(1, 1)
    expect((timeouts?.histogram.percentileMs(100) ?? 0) / 150).toBeCloseTo(1, 1)
  })

  it('answers HEAD, empty and unframed bodies', async () => {
    const base = await listen(
      net.createServer((socket) => {
        socket
          .on('error', () => {})
          .on('data', (data) => {
            const text = String(data)
            if (text.startsWith('HEAD')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n')
            else if (text.startsWith('DELETE')) socket.write('HTTP/1.1 204 No Content\r\n\r\n')
            else socket.end('HTTP/1.1 200 OK\r\n\r\nuntil the end')
          })
      }),
    )
    const draw: Draw = (k) => {
      const method = (['HEAD', 'DELETE', 'GET'] as const)[k % 3] ?? 'GET'
      return { operation: method, request: { method, url: `${base}/`, headers: [], base64: '' } }
    }
    const result = await run(options(draw))
    expect(Object.keys(counts(result)).sort()).toEqual(['DELETE 2xx', 'GET 2xx', 'HEAD 2xx'])
  })

  it('leaves the warm-up out', async () => {
    let served = 0
    const base = await http((_request, response) => {
      served += 1
      response.end('ok')
    })
    const result = await run(options(get(base), { warmUpMs: 150, durationMs: 150 }))
    expect(total(result)).toBeLessThan(served)
    expect(total(result)).toBeGreaterThan(0)
    expect(result.durationSeconds).toBeCloseTo(0.15, 6)
    expect([...result.tally.seconds.keys()]).toEqual([0])
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const base = await http((request, response) => {
      if (request.headers['x-k'] === '12') stop.abort()
      response.end('ok')
    })
    const result = await run(options(get(base), { durationMs: 30_000, signal: stop.signal }))
    expect(result.stopped).toBe('interrupted')
    expect(result.durationSeconds).toBeLessThan(10)
    expect(total(result)).toBeGreaterThan(5)
  })
})

it('the closed model gives up on a target that is not there', async () => {
  const base = await http(() => {})
  await Promise.all(closers.splice(0).map((close) => close()))
  const result = await closedModel(options(get(base), { durationMs: 20_000 }))
  expect(result.stopped).toContain('ECONNREFUSED')
  expect(counts(result)).toEqual({ 'read error': 40 })
})

it.each([
  ['in the first draw', 0, 'no value'],
  ['later', 40, 'no value'],
])('the closed model rejects with what the draw threw %s', async (_name, at, message) => {
  const base = await http((_request, response) => {
    response.end('ok')
  })
  const draw: Draw = (k) => {
    if (k >= at) throw new Error(message)
    return get(base)(k)
  }
  await expect(closedModel(options(draw))).rejects.toThrow(message)
})

it('the closed model refuses a second origin and methods it cannot send', async () => {
  const base = await http((_request, response) => {
    response.end('ok')
  })
  const request = { method: 'GET', headers: [], base64: '' }
  await expect(
    closedModel(options((k) => ({ operation: 'a', request: { ...request, url: k === 1 ? 'http://127.0.0.2/' : `${base}/` } }))),
  ).rejects.toThrow('one origin')
  await expect(closedModel(options(() => ({ operation: 'a', request: { ...request, method: 'QUERY', url: `${base}/` } })))).rejects.toThrow(
    'QUERY',
  )
})

it('the closed model never sends a line break in a header', async () => {
  const base = await http((_request, response) => {
    response.end('ok')
  })
  const draw: Draw = () => ({ operation: 'a', request: { method: 'GET', url: `${base}/`, headers: [['x', 'y\r\nz: 1']], base64: '' } })
  await expect(closedModel(options(draw))).rejects.toThrow('line break')
})

it('the open model counts arrivals beyond its bound as timeouts, and all that were due', async () => {
  const base = await http(() => {})
  const result = await openModel({
    ...options(get(base), { connections: 5, timeoutMs: 400 }),
    pacer: constantRate(100, 300),
    perSecond: 100,
  })
  expect(result.dropped).toBe(25)
  expect(counts(result)).toEqual({ 'read timeout': 30 })
  // What never left was not under way.
  expect((result.byInFlight ?? []).map(({ from, to, requests }) => [from, to, requests])).toEqual([
    [1, 1, 1],
    [2, 2, 1],
    [3, 4, 2],
    [5, 8, 1],
  ])
  expect(result.rate.asked).toBe(100)
})
