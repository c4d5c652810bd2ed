import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import { openModel, type OpenOptions } from '#load/open-model.ts'
import { constantRate, wholeRun } from '#load/pacers.ts'
import { usualSampling } from '#load/recorder.ts'
import { cellsOf } from '#load/tally.ts'
import { warmConnections, type WarmConnections } from '#load/warm-connections.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

async function listen(listener: RequestListener, settings: (server: Server) => void = () => {}) {
  const server = createServer(listener)
  settings(server)
  const seen = { connections: 0 }
  server.on('connection', () => {
    seen.connections += 1
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  )
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const run = (origin: string, more: Partial<OpenOptions> = {}) =>
  openModel({
    origin,
    draw: (k) => ({ operation: 'read', request: { method: 'GET', url: `${origin}/${k}`, headers: [], base64: '' } }),
    clock: systemClock,
    shard: wholeRun,
    durationMs: 400,
    warmUpMs: 0,
    connections: 50,
    timeoutMs: 5000,
    sampling: usualSampling,
    expected: () => true,
    perSecond: 200,
    pacer: constantRate(200, 400),
    ...more,
  })
const counts = ({ tally }: Awaited<ReturnType<typeof run>>) => cellsOf(tally).map(({ status, count }) => [status, count])

it('has its connections before the first request, and uses them in turn', async () => {
  const first: number[] = []
  const served = new Set<number>()
  const { origin, seen } = await listen((request, response) => {
    first.push(seen.connections)
    served.add(request.socket.remotePort ?? 0)
    response.end()
  })
  const result = await run(origin)
  expect(counts(result)).toEqual([['2xx', 80]])
  expect([first[0], seen.connections, served.size]).toEqual([50, 50, 50])
})

it('has as many as are due while one of them rests, where that is fewer', async () => {
  const { origin, seen } = await listen((_, response) => response.end())
  await run(origin, { connections: 1000 })
  expect(seen.connections).toBe(80)
})

it('who comes while the target stands still needs no new one', async () => {
  const held: (() => void)[] = []
  const { origin, seen } = await listen((request, response) => {
    const k = Number(request.url?.slice(1))
    if (k < 20 || k > 50) return void response.end()
    held.push(() => void response.end())
    if (k === 50) for (const answer of held) answer()
  })
  const result = await run(origin)
  expect(held).toHaveLength(31)
  expect([counts(result), seen.connections]).toEqual([[['2xx', 80]], 50])
})

/** One request after the other. */
async function inTurn(lines: WarmConnections, origin: string, count: number): Promise<readonly boolean[]> {
  const answered: boolean[] = []
  for (let k = 0; k < count; k += 1)
    await new Promise<void>((resolve) => {
      lines.use(origin, (client, end) => {
        const over = (failed: boolean): void => {
          answered.push(!failed)
          end(failed)
          resolve()
        }
        client.request({ method: 'GET', path: `/${k}` }).then(
          async ({ body }) => {
            await body.dump()
            over(false)
          },
          () => over(true),
        )
      })
    })
  return answered
}
const warm = (): WarmConnections => {
  const lines = warmConnections({ clock: systemClock, most: 50, timeoutMs: 5000 })
  closers.push(() => lines.destroy())
  return lines
}

it('has no more than the target takes', async () => {
  const { origin } = await listen(
    (_, response) => response.end(),
    (server) => {
      server.maxConnections = 7
    },
  )
  const lines = warm()
  await lines.open(origin, 50)
  // On a busy machine some learn of their refusal only when they are used: once each.
  expect((await inTurn(lines, origin, 130)).slice(50)).toEqual(Array(80).fill(true))
})

it('gives up those that the target closes before they were used', async () => {
  const sockets: Socket[] = []
  const { origin, seen } = await listen(
    (_, response) => response.end(),
    (server) => server.on('connection', (socket) => sockets.push(socket)),
  )
  const lines = warm()
  await lines.open(origin, 50)
  expect(seen.connections).toBe(50)
  for (const socket of sockets.slice(3)) socket.destroy()
  expect(await inTurn(lines, origin, 80)).toEqual(Array(80).fill(true))
  expect(seen.connections).toBe(50)
})

it('uses none again that has failed, and then fewer', async () => {
  const { origin, seen } = await listen((request, response) => (request.url === '/3' ? request.socket.destroy() : response.end()))
  const lines = warm()
  await lines.open(origin, 5)
  expect((await inTurn(lines, origin, 20)).filter((answered) => !answered)).toHaveLength(1)
  expect(seen.connections).toBe(5)
})

it('opens another where the target has closed one', async () => {
  const { origin, seen } = await listen((_, response) => response.writeHead(200, { connection: 'close' }).end())
  expect(counts(await run(origin))).toEqual([['2xx', 80]])
  expect(seen.connections).toBe(80)
})

it('is told as errors of the requests that the target is not there', async () => {
  const { origin } = await listen(() => {})
  await Promise.all(closers.splice(0).map((close) => close()))
  expect(counts(await run(origin))).toEqual([['error', 80]])
})
