/** Open model: requests leave when they are due, whatever became of those before them, and latency counts from the due time.
 * So a server that stalls is charged with everybody who had to wait (no coordinated omission). */
import type { Dispatcher } from 'undici'
import { toBase64 } from '#lib/bytes.ts'
import { histogram } from '#lib/histogram.ts'
import type { HttpRequest, HttpResponse } from '#model/exchange.ts'
import { inFlight, type Flight, type InFlight } from '#load/in-flight.ts'
import type { LoadRequest } from '#load/mix.ts'
import { drive } from '#load/pacers.ts'
import type { Pacer, Shard } from '#load/pacers.ts'
import { recorder } from '#load/recorder.ts'
import type { LoadOptions, LoadResult, Recorder } from '#load/recorder.ts'
import { restMs, warmConnections, type WarmConnections } from '#load/warm-connections.ts'

export interface OpenOptions extends LoadOptions {
  /** From the first request of the warm-up to the last of the measured part. */
  readonly pacer: Pacer
  /** Arrivals a second in the measured part, of all shards; null where the rate is not constant. */
  readonly perSecond: number | null
  /** How many arrivals the measured part has, of all shards, where the rate is not constant. */
  readonly arrivals?: number
}

/** Timers of Node fire up to this late; turns of the event loop wait out the rest. */
const edgeMs = 1.5

export async function openModel(options: OpenOptions): Promise<LoadResult> {
  const { clock, pacer, shard, draw, connections, timeoutMs, signal, origin } = options
  const lines = warmConnections({ clock, most: connections, timeoutMs })
  if (origin !== undefined) await lines.open(origin, arrivalsWithin(pacer, shard, restMs, connections))
  const record = recorder(options)
  const flights = inFlight(options)
  const sender = newSender({ options, record, flights, lines })
  let [dropped, sent, lastSentMs] = [0, 0, record.untilMs]
  try {
    await drive(pacer, { clock, edgeMs, shard, ...(signal && { signal }) }, (k, dueMs) => {
      sender.check()
      const drawn = draw(k)
      const measured = dueMs >= record.measuredFromMs
      if (flights.count() >= connections) {
        dropped += measured ? 1 : 0
        // Late all the same, where it was.
        if (measured) sender.sendLag.record((clock.now() - dueMs) * 1000)
        record.end(drawn, dueMs, 0, 'timeout', timeoutMs, `dropped: ${connections} requests under way`)
        drawn.answered?.(null)
        return
      }
      const sentMs = sender.send(k, drawn, dueMs)
      if (!measured) return
      sent += 1
      lastSentMs = Math.max(lastSentMs, sentMs)
    })
    await flights.drained(sender.waiting)
    sender.check()
  } finally {
    flights.abandon()
    await lines.destroy()
  }
  const { sendLag, service } = sender
  const measured = {
    model: 'open',
    tally: record.tally,
    connections,
    sendLag,
    service,
    dropped,
    samples: record.samples,
    ...record.told(),
  } as const
  return { ...measured, ...lengthAndRate(options, record, sent, lastSentMs) }
}

/** How many of them are due so soon after the start; no more than `most`. */
function arrivalsWithin(pacer: Pacer, shard: Shard, withinMs: number, most: number): number {
  let count = 0
  for (let k = shard.index; count < most; k += shard.count) {
    const dueMs = pacer(k)
    if (dueMs === 'done' || dueMs >= withinMs) break
    count += 1
  }
  return count
}

function lengthAndRate(
  { clock, signal, perSecond, shard, arrivals }: OpenOptions,
  record: Recorder,
  sent: number,
  lastSentMs: number,
): Pick<LoadResult, 'durationSeconds' | 'rate' | 'stopped' | 'due'> {
  const stopped = signal?.aborted === true
  const endMs = stopped ? Math.min(clock.now(), record.untilMs) : record.untilMs
  const durationSeconds = Math.max(0, endMs - record.measuredFromMs) / 1000
  // A generator that falls behind needs longer than it was given: that is its rate.
  const neededSeconds = stopped ? durationSeconds : Math.max(durationSeconds, (lastSentMs - record.measuredFromMs) / 1000)
  return {
    durationSeconds,
    stopped: stopped ? 'interrupted' : null,
    rate: { asked: perSecond === null ? null : perSecond / shard.count, achieved: neededSeconds === 0 ? 0 : sent / neededSeconds },
    ...(arrivals !== undefined && { due: arrivals / shard.count }),
  }
}

interface SenderTools {
  readonly options: OpenOptions
  readonly record: Recorder
  readonly flights: InFlight
  readonly lines: WarmConnections
}

/** Sends what is due, and what its answer makes due. */
function newSender({ options, record, flights, lines }: SenderTools) {
  const { clock, timeoutMs, signal } = options
  const [sendLag, service] = [histogram(), histogram()]
  let waiting = 0
  let threw: { readonly cause: unknown } | undefined
  const send = (k: number, drawn: LoadRequest, dueMs: number): number => {
    const under = record.sent()
    const onTimeout = (reason: string): void => {
      record.end(drawn, dueMs, under, 'timeout', timeoutMs, reason)
      goOn(k, drawn, null)
    }
    const flight = flights.start(dueMs, onTimeout, drawn.answered !== undefined)
    const sentMs = clock.now()
    if (dueMs >= record.measuredFromMs) {
      sendLag.record((sentMs - dueMs) * 1000)
      flight.onServed = (nowMs) => {
        service.record((nowMs - sentMs) * 1000)
      }
    }
    const { origin, dispatch } = wire(drawn.request)
    lines.use(origin, (client, end) => {
      client.dispatch(dispatch, handler({ k, dueMs, drawn, inFlight: under, flight, record, clock, timeoutMs, goOn, end }))
    })
    return sentMs
  }
  /** The steps of a chain have no schedule but their own: each is due when the one before was answered, and thought about. */
  const goOn: GoOn = (k, drawn, response) => {
    const next = drawn.answered?.(response)
    const draw = next?.draw
    if (next === undefined || draw === undefined) return
    const dueMs = clock.now() + next.afterMs
    const stopped = (): boolean => dueMs >= record.untilMs || signal?.aborted === true || threw !== undefined
    const begin = (): void => {
      if (stopped()) return
      try {
        send(k, draw(), dueMs)
      } catch (cause) {
        // Thrown on, it would end in the socket that called.
        threw ??= { cause }
      }
    }
    // A timer takes a millisecond at least.
    if (next.afterMs === 0) return begin()
    if (stopped()) return
    waiting += 1
    void clock.sleep(next.afterMs).then(() => {
      waiting -= 1
      begin()
    })
  }
  return {
    send,
    sendLag,
    service,
    waiting: () => threw === undefined && waiting > 0,
    /** A draw that fails ends the run, as it does where the schedule calls it. */
    check(): void {
      if (threw !== undefined) throw threw.cause
    },
  }
}

type GoOn = (k: number, drawn: LoadRequest, response: HttpResponse | null) => void

interface Sent {
  readonly k: number
  readonly dueMs: number
  readonly drawn: LoadRequest
  readonly inFlight: number
  readonly flight: Flight
  readonly record: Recorder
  readonly clock: OpenOptions['clock']
  readonly timeoutMs: number
  readonly goOn: GoOn
  /** Its connection is free again. */
  readonly end: (failed: boolean) => void
}

function handler({ k, dueMs, drawn, inFlight: under, flight, record, clock, timeoutMs, goOn, end }: Sent): Dispatcher.DispatchHandler {
  let status = 0
  let head: readonly (readonly [string, string])[] = []
  let chunks: Buffer[] | null = null
  let wanted = false
  return {
    onRequestStart(controller) {
      if (flight.ended()) controller.abort(new Error('gave up'))
      flight.controller = controller
    },
    onResponseStart(controller, code) {
      if (code < 200) return // 103 Early Hints: the answer is still to come
      status = code
      wanted = record.wants(drawn.operation, code, k)
      if (!wanted && drawn.answered === undefined) return
      chunks = []
      // Missing from the types of undici 8: the header lines as they came, names and values in turn.
      head = pairs((controller as { rawHeaders?: readonly (Buffer | string)[] }).rawHeaders ?? [])
    },
    onResponseData(_controller, chunk) {
      chunks?.push(chunk)
    },
    onResponseEnd() {
      end(false)
      if (!flight.finish()) return
      const nowMs = clock.now()
      const latencyMs = nowMs - dueMs
      const late = latencyMs > timeoutMs
      if (late) record.end(drawn, dueMs, under, 'timeout', timeoutMs, `no answer in ${timeoutMs} ms`)
      else {
        flight.onServed(nowMs)
        record.end(drawn, dueMs, under, status, latencyMs)
      }
      if (chunks === null) return
      const body = chunks
      const response = (): HttpResponse => ({ status, headers: head, base64: toBase64(Buffer.concat(body)) })
      if (wanted && !late) record.keep({ k, drawn, inFlight: under, bytes: 'exact', durationMs: latencyMs }, response)
      if (drawn.answered !== undefined) goOn(k, drawn, response())
    },
    onResponseError(_controller, error) {
      // The client is about to let go of its connection.
      queueMicrotask(() => end(true))
      if (!flight.finish()) return
      record.end(
        drawn,
        dueMs,
        under,
        'error',
        Math.min(clock.now() - dueMs, timeoutMs),
        'code' in error ? String(error.code) : error.message,
      )
      goOn(k, drawn, null)
    },
  }
}

interface Wired {
  readonly origin: string
  readonly dispatch: Dispatcher.DispatchOptions
}

const wired = new WeakMap<HttpRequest, Wired>()

/** A request that is sent again is taken apart once. */
function wire(request: HttpRequest): Wired {
  const known = wired.get(request)
  if (known !== undefined) return known
  const { method, url, headers, base64 } = request
  const { origin, pathname, search } = new URL(url)
  const body = base64 === '' ? null : Buffer.from(base64, 'base64')
  // The type of `headers` lacks the flat form, which alone keeps duplicates in order.
  const one: Wired = { origin, dispatch: { path: pathname + search, method, headers: headers.flat(), body } }
  wired.set(request, one)
  return one
}

function pairs(raw: readonly (Buffer | string)[]): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) found.push([String(raw[index]), String(raw[index + 1])])
  return found
}
