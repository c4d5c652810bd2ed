/** One connection of the closed model: puts our own requests and our own measuring into a client of autocannon. */
import { toBase64 } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'
import type { HttpRequest } from '#model/exchange.ts'
import type { LoadRequest } from '#load/mix.ts'
import type { LoadOptions, Recorder } from '#load/recorder.ts'
import type { Ending } from '#load/tally.ts'

/** What is used of autocannon's client. Documented are `setRequests` and the events; the rest is read in its source, 9.0.0, and held by tests. */
export interface Client {
  timeout: number
  responseMax: number | undefined
  readonly reqsMade: number
  readonly conn: { write: (bytes: unknown) => boolean; end: () => void }
  readonly parser: { isChunked: boolean; body_bytes: number | null; reinitialize: (type: string) => void }
  readonly pipelinedRequests: { clear: () => void; insertRequest: (entry: Entry) => void }
  getRequestBuffer: () => Buffer
  setRequests(requests: readonly Entry[]): void
  on(event: 'headers', listener: (head: Head) => void): void
  on(event: 'response', listener: (status: number) => void): void
  on(event: 'connError', listener: (error: Error & { code?: string }) => void): void
  on(event: 'timeout' | 'done', listener: () => void): void
}
interface Head {
  readonly statusCode: number
  readonly headers: readonly string[]
  readonly shouldKeepAlive: boolean
}
interface Entry {
  onResponse?: ((status: number, body: string) => void) | undefined
}

export interface SlotOptions {
  readonly options: LoadOptions
  readonly record: Recorder
  readonly halted: () => boolean
  readonly next: () => { readonly k: number; readonly drawn: LoadRequest }
  readonly answered: (nowMs: number, startedMs: number) => void
  readonly failed: (reason: string) => void
  readonly threw: (cause: unknown) => void
}

/** What one connection is doing. `unsent`: autocannon wrote the request to a socket that the server had said it would close. */
interface Slot {
  k: number
  drawn: LoadRequest
  startedMs: number
  inFlight: number
  head: Head | null
  state: 'new' | 'idle' | 'waiting' | 'unsent'
  closing: boolean
  /** autocannon still waits for an answer that will not come. */
  stale: boolean
}

export function occupy(client: Client, on: SlotOptions): void {
  const slot: Slot = { ...on.next(), startedMs: 0, inFlight: 0, head: null, state: 'new', closing: false, stale: false }
  const entry: Entry = { onResponse: undefined }
  client.timeout = on.options.timeoutMs
  client.setRequests([entry])
  // In place of setupRequest, with which autocannon rebuilds each request from some twenty defaults: half the throughput.
  client.getRequestBuffer = () => nextBytes(client, slot, entry, on)
  client.on('headers', (head) => {
    answering(client, slot, entry, head, on)
  })
  client.on('response', (status) => {
    answered(client, slot, Number(status), on)
  })
  client.on('connError', (error) => {
    if (slot.state === 'waiting') end(slot, on, 'error', on.options.clock.now() - slot.startedMs, error.code ?? error.message)
  })
  // The next request is already under way, unless this one was the connection's last.
  client.on('timeout', () => {
    if (slot.state === 'waiting' && late(slot, on)) lost(client, slot, on)
  })
  client.on('done', () => {
    if (slot.state === 'waiting') lost(client, slot, on)
  })
}

function end(slot: Slot, on: SlotOptions, ending: Ending, latencyMs: number, reason?: string): void {
  slot.state = 'idle'
  if (typeof ending === 'string') {
    slot.stale = true
    slot.drawn.answered?.(null)
  }
  if (on.halted()) return
  on.record.end(slot.drawn, slot.startedMs, slot.inFlight, ending, latencyMs, reason)
  if (typeof ending === 'number') on.answered(slot.startedMs + latencyMs, slot.startedMs)
  else on.failed(reason ?? ending)
}

/** Called once before every write. */
function nextBytes(client: Client, slot: Slot, entry: Entry, on: SlotOptions): Buffer {
  try {
    if (slot.state === 'waiting') lost(client, slot, on)
    if (slot.state === 'idle') next(slot, on)
    if (slot.stale) {
      // Left over from requests that were lost or never sent: the next answer would be taken for theirs.
      client.pipelinedRequests.clear()
      client.pipelinedRequests.insertRequest(entry)
    }
    slot.state = slot.closing ? 'unsent' : 'waiting'
    slot.stale = slot.closing
    slot.closing = false
    slot.head = null
    if (slot.state === 'waiting') slot.inFlight = on.record.sent()
    slot.startedMs = on.options.clock.now()
    return encode(slot.drawn.request)
  } catch (cause) {
    on.threw(cause)
    client.conn.write = () => true
    return Buffer.alloc(0)
  }
}

function next(slot: Slot, on: SlotOptions): void {
  const { k, drawn } = on.next()
  slot.k = k
  slot.drawn = drawn
}

// Its timer may be early by a fraction.
const late = (slot: Slot, { options: { clock, timeoutMs } }: SlotOptions): boolean => clock.now() - slot.startedMs >= timeoutMs - 5

/** The connection is gone and its request was not answered in full. */
function lost(client: Client, slot: Slot, on: SlotOptions): void {
  const { clock, timeoutMs } = on.options
  // Such a body ends with the connection (RFC 9112 section 6.3); autocannon never sees its end.
  if (slot.head !== null && !delimited(slot.head)) end(slot, on, slot.head.statusCode, clock.now() - slot.startedMs)
  else if (late(slot, on)) end(slot, on, 'timeout', timeoutMs, `no answer in ${timeoutMs} ms`)
  else end(slot, on, 'error', clock.now() - slot.startedMs, 'closed before the answer was complete')
  // The parser outlives the connection: it would read the next answer as the rest of this one.
  client.parser.reinitialize('RESPONSE')
  slot.stale = true
}

function answering(client: Client, slot: Slot, entry: Entry, head: Head, on: SlotOptions): void {
  const {
    record,
    options: { clock },
  } = on
  slot.head = head
  // autocannon would wait for the body that Content-Length announces (RFC 9110 section 9.3.2: there is none).
  if (slot.drawn.request.method === 'HEAD') Object.assign(client.parser, { isChunked: false, body_bytes: 0 })
  // Set only where it is wanted: with it, autocannon makes an object of the headers of every answer.
  const wanted = slot.state === 'waiting' && record.wants(slot.drawn.operation, head.statusCode, slot.k)
  entry.onResponse =
    wanted || slot.drawn.answered !== undefined
      ? (status, body) => {
          const { k, drawn, inFlight } = slot
          const message = () => ({ status, headers: pairs(head.headers), base64: toBase64(body) })
          if (wanted) record.keep({ k, drawn, inFlight, bytes: 'lossy', durationMs: clock.now() - slot.startedMs }, message)
          // A chain is driven by the open model's engine: here a request is only told of its end.
          if (drawn.answered !== undefined) drawn.answered(message())
        }
      : undefined
}

function answered(client: Client, slot: Slot, status: number, on: SlotOptions): void {
  if (slot.state === 'waiting') end(slot, on, status, on.options.clock.now() - slot.startedMs)
  if (slot.head?.shouldKeepAlive !== false) return
  // autocannon writes the next request here before it reconnects: keep that off the wire, and send it on the new connection.
  slot.closing = true
  client.conn.write = () => true
  client.conn.end()
}

const delimited = ({ headers }: Head): boolean => pairs(headers).some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name))

function pairs(flat: readonly string[]): Pairs {
  const found: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < flat.length; index += 2) found.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return found
}

const encoded = new WeakMap<HttpRequest, Buffer>()

/** A request that is sent again is written once: nobody changes its bytes. */
function encode(request: HttpRequest): Buffer {
  const known = encoded.get(request)
  if (known !== undefined) return known
  const bytes = bytesOf(request)
  encoded.set(request, bytes)
  return bytes
}

/** The whole request: autocannon would keep headers, and an old Content-Length, from one to the next. */
function bytesOf({ method, url, headers, base64 }: HttpRequest): Buffer {
  const pathAt = url.indexOf('/', url.indexOf('//') + 2)
  const authority = url.slice(url.indexOf('//') + 2, pathAt === -1 ? undefined : pathAt)
  let head = `${method} ${pathAt === -1 ? '/' : url.slice(pathAt)} HTTP/1.1\r\n`
  let host = false
  for (const [name, value] of headers) {
    if (/^(?:connection|content-length|transfer-encoding)$/i.test(name)) continue
    host ||= /^host$/i.test(name)
    head += line(name, value)
  }
  if (!host) head += line('Host', authority)
  const body = Buffer.from(base64, 'base64')
  if (body.length > 0 || /^(?:POST|PUT|PATCH)$/.test(method)) head += line('Content-Length', String(body.length))
  const bytes = Buffer.from(`${head}Connection: keep-alive\r\n\r\n`, 'latin1')
  return body.length === 0 ? bytes : Buffer.concat([bytes, body])
}

function line(name: string, value: string): string {
  // A line break would make two requests of one.
  if (/[\r\n]/.test(name) || /[\r\n]/.test(value)) throw new Error(`the header ${JSON.stringify(name)} has a line break`)
  return `${name}: ${value}\r\n`
}
