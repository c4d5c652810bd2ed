/**
 * Connections of the open model. Many users have many connections, and have them before the moment that counts: each rests a while between
 * two requests, so that there are always some that the target took in long ago. Who finds a target that stands still then waits for
 * his answer, and not, when it goes on, for being let in as well.
 */
import type { Socket } from 'node:net'
import { buildConnector, Client } from 'undici'
import type { Clock } from '#lib/clock.ts'

/** So long a connection rests before it is used again: less than what servers close idle ones after. */
export const restMs = 1500

/** No more are held for their rest: servers have a bound of their own, often 512. */
const mostResting = 256

/** A target that is full takes a connection in and closes it at once. */
const refusalMs = 50

const openedAtOnce = 32

export interface ConnectionOptions {
  readonly clock: Clock
  /** So many at most, to each origin. */
  readonly most: number
  readonly timeoutMs: number
}

interface Line {
  readonly client: Client
  /** Opened, and not used yet. */
  spare: Socket | null
  freeAtMs: number
}

/** Sends one request by the client, and tells its end: whether the connection failed. */
type Begin = (client: Client, end: (failed: boolean) => void) => void

export type WarmConnections = ReturnType<typeof warmConnections>

export function warmConnections(options: ConnectionOptions) {
  const pools = new Map<string, Pool>()
  const poolOf = (origin: string): Pool => {
    const known = pools.get(origin)
    if (known !== undefined) return known
    const pool = newPool(origin, options)
    pools.set(origin, pool)
    return pool
  }
  return {
    /** Opens so many before the first request, or as many as the target takes. */
    open: (origin: string, count: number): Promise<void> => poolOf(origin).open(count),
    /** At once, or as soon as one is free. */
    use: (origin: string, begin: Begin): void => poolOf(origin).use(begin),
    async destroy(): Promise<void> {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }
}

type Pool = ReturnType<typeof newPool>

function newPool(origin: string, { clock, most, timeoutMs }: ConnectionOptions) {
  // HTTP/1.1 only and one request a socket: otherwise requests wait for each other inside the client.
  const connect = buildConnector({ allowH2: false, timeout: timeoutMs })
  const all = new Set<Line>()
  // The one that rested longest comes first.
  const idle: Line[] = []
  const waiting: ((line: Line) => void)[] = []
  let resting = Math.min(mostResting, most)
  const newLine = (): Line => {
    const line: Line = {
      spare: null,
      freeAtMs: -Infinity,
      client: new Client(origin, {
        pipelining: 1,
        allowH2: false,
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: (asked, done) => {
          const { spare } = line
          line.spare = null
          if (spare === null || spare.destroyed) connect(asked, done)
          // Not before this returns: the client looks for its connection only later.
          else queueMicrotask(() => done(null, spare.pause()))
        },
      }),
    }
    all.add(line)
    return line
  }
  const next = (): Line | undefined => {
    const [oldest] = idle
    const rested = oldest !== undefined && (all.size >= resting || clock.now() - oldest.freeAtMs >= restMs)
    return rested || all.size >= most ? idle.shift() : newLine()
  }
  /** Whoever refused one connection would refuse it again: so many are enough. */
  const leave = (line: Line): void => {
    if (!all.delete(line)) return
    resting = Math.min(resting, all.size)
    void line.client.destroy()
  }
  const useWith = (line: Line, begin: Begin): void => {
    begin(line.client, (failed) => {
      if (failed) leave(line)
      line.freeAtMs = clock.now()
      const first = waiting.shift()
      if (first !== undefined) first(failed ? newLine() : line)
      else if (!failed) idle.push(line)
    })
  }
  const opened = (spare: Socket): Line => {
    const line = newLine()
    line.spare = spare
    spare.once('close', () => {
      const index = idle.indexOf(line)
      if (line.spare === null || index < 0) return
      idle.splice(index, 1)
      leave(line)
    })
    return line
  }
  return {
    async open(count: number): Promise<void> {
      const wanted = Math.min(count, resting)
      const spares: Socket[] = []
      let refused = false
      while (!refused && spares.length < wanted) {
        const tried = await Promise.all(
          Array.from({ length: Math.min(openedAtOnce, wanted - spares.length) }, () => spareTo(connect, new URL(origin))),
        )
        spares.push(...tried.filter((spare) => spare !== null))
        refused = tried.includes(null)
      }
      await clock.sleep(refusalMs)
      const taken = spares.filter(({ destroyed }) => !destroyed)
      if (taken.length < wanted) resting = taken.length
      idle.push(...taken.map(opened))
    },
    use(begin: Begin): void {
      const line = next()
      if (line === undefined) waiting.push((free) => useWith(free, begin))
      else useWith(line, begin)
    },
    async destroy(): Promise<void> {
      await Promise.all(
        [...all].map((line) => {
          const { client, spare } = line
          line.spare = null
          spare?.destroy()
          return client.destroy()
        }),
      )
    },
  }
}

/** Null where the target takes none. It is read, so that its end is noticed. */
function spareTo(connect: buildConnector.connector, { host, hostname, protocol, port }: URL): Promise<Socket | null> {
  return new Promise((resolve) => {
    connect({ host, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), protocol, port }, (_, socket) => {
      resolve(socket?.resume() ?? null)
    })
  })
}
