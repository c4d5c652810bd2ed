/** One connection of the closed model: puts our own requests and our own measuring into a client of autocannon. */
import { toBase64 } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'
import type { HttpRequest } from '#model/exchange.ts'
import type { LoadRequest } from '#load/mix.ts'
import type { LoadOptions, Recorder } from '#load/recorder.ts'
import type { Ending } from '#load/tally.ts'

/** What is used of autocannon's client; `conn`, `parser`, `pipelinedRequests`, `reqsMade` and `responseMax` are read in its source, 9.0.0. */
export interface Client {
  timeout: number
  responseMax: number | undefined
  readonly reqsMade: number
  readonly conn: { write: (bytes: unknown) => boolean; end: () => void }
  readonly parser: { isChunked: boolean; body_bytes: number | null; reinitialize: (type: string) => void }
  readonly pipelinedRequests: { clear: () => void }
  setRequests(requests: readonly Entry[]): void
  on(event: 'headers', listener: (head: Head) => void): void
  on(event: 'response', listener: (status: number) => void): void
  on(event: 'connError', listener: (error: Error & { code?: string }) => void): void
  on(event: 'timeout' | 'done', listener: () => void): void
}
interface Head { readonly statusCode: number; readonly headers: readonly string[]; readonly shouldKeepAlive: boolean }
interface Entry { setupRequest: () => Wire; onResponse?: ((status: number, body: string) => void) | undefined }
interface Wire { readonly method: string; readonly path: string; readonly headers: Record<string, string>; readonly body: Buffer }

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
  head: Head | null
  state: 'new' | 'idle' | 'waiting' | 'unsent'
  closing: boolean
}

export function occupy(client: Client, on: SlotOptions): void {
  const slot: Slot = { ...on.next(), startedMs: 0, head: null, state: 'new', closing: false }
  const entry: Entry = { setupRequest: () => setUp(client, slot, on), onResponse: undefined }
  client.timeout = on.options.timeoutMs
  client.setRequests([entry])
  client.on('headers', (head) => { answering(client, slot, entry, head, on) })
  client.on('response', (status) => { answered(client, slot, Number(status), on) })
  client.on('connError', (error) => {
    if (slot.state === 'waiting') end(slot, on, 'error', on.options.clock.now() - slot.startedMs, error.code ?? error.message)
  })
  // The next request is already under way, unless this one was the connection's last.
  client.on('timeout', () => { if (slot.state === 'waiting' && late(slot, on)) lost(client, slot, on) })
  client.on('done', () => { if (slot.state === 'waiting') lost(client, slot, on) })
}

function end(slot: Slot, on: SlotOptions, ending: Ending, latencyMs: number, reason?: string): void {
  slot.state = 'idle'
  if (on.halted()) return
  on.record.end(slot.drawn, slot.startedMs, ending, latencyMs, reason)
  if (typeof ending === 'number') on.answered(slot.startedMs + latencyMs, slot.startedMs)
  else on.failed(reason ?? ending)
}

function setUp(client: Client, slot: Slot, on: SlotOptions): Wire {
  try {
    if (slot.state === 'waiting') lost(client, slot, on)
    if (slot.state === 'idle') Object.assign(slot, on.next())
    // Left over from requests that were lost or never sent: the next answer would be taken for theirs.
    client.pipelinedRequests.clear()
    Object.assign(slot, { state: slot.closing ? 'unsent' : 'waiting', closing: false, head: null, startedMs: on.options.clock.now() })
  } catch (cause) {
    on.threw(cause)
    client.conn.write = () => true
  }
  return wire(slot.drawn.request)
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
}

function answering(client: Client, slot: Slot, entry: Entry, head: Head, on: SlotOptions): void {
  const { record, options: { clock } } = on
  slot.head = head
  // autocannon would wait for the body that Content-Length announces (RFC 9110 section 9.3.2: there is none).
  if (slot.drawn.request.method === 'HEAD') Object.assign(client.parser, { isChunked: false, body_bytes: 0 })
  // Set only where it is wanted: with it, autocannon makes an object of the headers of every answer.
  entry.onResponse = slot.state === 'waiting' && record.wants(slot.drawn.operation, head.statusCode, slot.k)
    ? (status, body) => {
        const message = { status, headers: pairs(head.headers), base64: toBase64(body) }
        record.keep(slot.k, slot.drawn, message, 'lossy', clock.now() - slot.startedMs)
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

/** Complete every time: autocannon keeps headers, and with them an old Content-Length, from one request of a connection to the next. */
function wire({ method, url, headers, base64 }: HttpRequest): Wire {
  const { host, pathname, search } = new URL(url)
  const sent: Record<string, string> = {}
  for (const [name, value] of headers) {
    // autocannon adds `Connection: keep-alive` and Content-Length itself.
    if (/^(?:connection|content-length|transfer-encoding)$/i.test(name)) continue
    const before = sent[name]
    sent[name] = before === undefined ? value : `${before}${/^cookie$/i.test(name) ? '; ' : ', '}${value}`
  }
  if (!Object.keys(sent).some((name) => /^host$/i.test(name))) sent['Host'] = host
  if (base64 === '' && /^(?:POST|PUT|PATCH)$/.test(method)) sent['Content-Length'] = '0'
  return { method, path: pathname + search, headers: sent, body: Buffer.from(base64, 'base64') }
}
