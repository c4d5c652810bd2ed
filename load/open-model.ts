/** Open model: requests leave when they are due, whatever became of those before them, and latency counts from the due time.
 * So a server that stalls is charged with everybody who had to wait (no coordinated omission). */
import { Agent } from 'undici'
import type { Dispatcher } from 'undici'
import { toBase64 } from '#lib/bytes.ts'
import { histogram } from '#lib/histogram.ts'
import type { HttpRequest } from '#model/exchange.ts'
import type { LoadRequest } from '#load/mix.ts'
import { drive } from '#load/pacers.ts'
import type { Pacer } from '#load/pacers.ts'
import { recorder } from '#load/recorder.ts'
import type { LoadOptions, LoadResult, Recorder } from '#load/recorder.ts'

export interface OpenOptions extends LoadOptions {
  /** From the first request of the warm-up to the last of the measured part. */
  readonly pacer: Pacer
  /** Requests a second in the measured part, of all shards; null where the rate is not constant. */
  readonly perSecond: number | null
}

/** Timers of Node fire up to this late; turns of the event loop wait out the rest. */
const edgeMs = 1.5

export async function openModel(options: OpenOptions): Promise<LoadResult> {
  const { clock, pacer, shard, draw, connections, signal } = options
  const record = recorder(options)
  // HTTP/1.1 only and one request a socket: otherwise requests wait for each other inside the client.
  const agent = new Agent({
    connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.timeoutMs },
  })
  const flights = inFlight(options)
  const [sendLag, service] = [histogram(), histogram()]
  let [dropped, sent, lastSentMs] = [0, 0, record.untilMs]
  try {
    await drive(pacer, { clock, edgeMs, shard, ...(signal && { signal }) }, (k, dueMs) => {
      const drawn = draw(k)
      const measured = dueMs >= record.measuredFromMs
      if (flights.count() >= connections) {
        dropped += measured ? 1 : 0
        return record.end(drawn, dueMs, 'timeout', options.timeoutMs, `dropped: ${connections} requests under way`)
      }
      const flight = flights.start(dueMs, (reason) => {
        record.end(drawn, dueMs, 'timeout', options.timeoutMs, reason)
      })
      const sentMs = clock.now()
      if (measured) {
        sent += 1
        lastSentMs = Math.max(lastSentMs, sentMs)
        sendLag.record((sentMs - dueMs) * 1000)
        flight.onServed = (nowMs) => {
          service.record((nowMs - sentMs) * 1000)
        }
      }
      agent.dispatch(wire(drawn.request), handler({ k, dueMs, drawn, flight, record, clock, timeoutMs: options.timeoutMs }))
    })
    await flights.drained()
  } finally {
    flights.abandon()
    await agent.destroy()
  }
  const measured = { model: 'open', tally: record.tally, connections, sendLag, service, dropped, samples: record.samples } as const
  return { ...measured, ...lengthAndRate(options, record, sent, lastSentMs) }
}

function lengthAndRate(
  { clock, signal, perSecond, shard }: OpenOptions,
  record: Recorder,
  sent: number,
  lastSentMs: number,
): Pick<LoadResult, 'durationSeconds' | 'rate' | 'stopped'> {
  const stopped = signal?.aborted === true
  const endMs = stopped ? Math.min(clock.now(), record.untilMs) : record.untilMs
  const durationSeconds = Math.max(0, endMs - record.measuredFromMs) / 1000
  // A generator that falls behind needs longer than it was given: that is its rate.
  const neededSeconds = stopped ? durationSeconds : Math.max(durationSeconds, (lastSentMs - record.measuredFromMs) / 1000)
  return {
    durationSeconds,
    stopped: stopped ? 'interrupted' : null,
    rate: { asked: perSecond === null ? null : perSecond / shard.count, achieved: neededSeconds === 0 ? 0 : sent / neededSeconds },
  }
}

interface Flight {
  readonly dueMs: number
  readonly ended: () => boolean
  /** False when it had ended before. */
  readonly finish: () => boolean
  controller: Dispatcher.DispatchController | null
  onServed: (nowMs: number) => void
  readonly onTimeout: (reason: string) => void
}

/** Those under way, in the order of their due times, which is that of their timeouts: the oldest is the only one to watch. */
function inFlight({ clock, timeoutMs, signal }: OpenOptions) {
  const queue: Flight[] = []
  const active = new Set<Flight>()
  let [watching, over] = [false, false]
  const cancel = (flight: Flight): void => {
    flight.finish()
    // A flight that undici has not begun to send has no controller yet: `onRequestStart` ends it.
    flight.controller?.abort(new Error('gave up'))
  }
  const watch = async (): Promise<void> => {
    watching = true
    for (let oldest = queue[0]; oldest !== undefined && !over; oldest = queue[0]) {
      const leftMs = oldest.dueMs + timeoutMs - clock.now()
      if (oldest.ended()) queue.shift()
      else if (leftMs > 0) await clock.sleep(Math.min(leftMs, 50))
      else {
        cancel(oldest)
        oldest.onTimeout(`no answer in ${timeoutMs} ms`)
      }
    }
    watching = false
  }
  return {
    count: () => active.size,
    start(dueMs: number, onTimeout: (reason: string) => void): Flight {
      const flight: Flight = {
        dueMs,
        ended: () => !active.has(flight),
        finish: () => active.delete(flight),
        controller: null,
        onServed: () => {},
        onTimeout,
      }
      queue.push(flight)
      active.add(flight)
      if (!watching) void watch()
      return flight
    },
    async drained(): Promise<void> {
      while (active.size > 0 && signal?.aborted !== true) await clock.sleep(5)
    },
    abandon(): void {
      over = true
      for (const flight of active) cancel(flight)
    },
  }
}

interface Sent {
  readonly k: number
  readonly dueMs: number
  readonly drawn: LoadRequest
  readonly flight: Flight
  readonly record: Recorder
  readonly clock: OpenOptions['clock']
  readonly timeoutMs: number
}

function handler({ k, dueMs, drawn, flight, record, clock, timeoutMs }: Sent): Dispatcher.DispatchHandler {
  let status = 0
  let head: readonly (readonly [string, string])[] = []
  let chunks: Buffer[] | null = null
  return {
    onRequestStart(controller) {
      if (flight.ended()) controller.abort(new Error('gave up'))
      flight.controller = controller
    },
    onResponseStart(controller, code) {
      if (code < 200) return // 103 Early Hints: the answer is still to come
      status = code
      if (!record.wants(drawn.operation, code, k)) return
      chunks = []
      // Missing from the types of undici 8: the header lines as they came, names and values in turn.
      head = pairs((controller as { rawHeaders?: readonly (Buffer | string)[] }).rawHeaders ?? [])
    },
    onResponseData(_controller, chunk) {
      chunks?.push(chunk)
    },
    onResponseEnd() {
      if (!flight.finish()) return
      const nowMs = clock.now()
      const latencyMs = nowMs - dueMs
      if (latencyMs > timeoutMs) return flight.onTimeout(`no answer in ${timeoutMs} ms`)
      flight.onServed(nowMs)
      record.end(drawn, dueMs, status, latencyMs)
      if (chunks !== null) record.keep(k, drawn, { status, headers: head, base64: toBase64(Buffer.concat(chunks)) }, 'exact', latencyMs)
    },
    onResponseError(_controller, error) {
      if (!flight.finish()) return
      record.end(drawn, dueMs, 'error', Math.min(clock.now() - dueMs, timeoutMs), 'code' in error ? String(error.code) : error.message)
    },
  }
}

const wire = ({ method, url, headers, base64 }: HttpRequest): Dispatcher.DispatchOptions => {
  const { origin, pathname, search } = new URL(url)
  // The type of `headers` lacks the flat form, which alone keeps duplicates in order.
  return { origin, path: pathname + search, method, headers: headers.flat(), body: base64 === '' ? null : Buffer.from(base64, 'base64') }
}

function pairs(raw: readonly (Buffer | string)[]): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) found.push([String(raw[index]), String(raw[index + 1])])
  return found
}
