/** The network itself, over undici: one request, no redirect, bounded in time and size. */
import { Agent, request as send } from 'undici'
import { fromBase64, toBase64 } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'
import { isRead } from '#lib/read-methods.ts'
import type { HttpRequest, Outcome, Send } from '#model/exchange.ts'

export interface LiveOptions {
  /** Until the last byte, milliseconds. */
  readonly timeoutMs: number
  /** A longer body is cut off and the exchange counts as unreadable. */
  readonly maxBodyBytes: number
  readonly connections: number
}

export interface Live {
  readonly send: Send
  close(): Promise<void>
}

export function liveSend({ timeoutMs, maxBodyBytes, connections }: LiveOptions): Live {
  const agent = new Agent({
    connections,
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
  })
  const exchange: Send = async (request, signal) => {
    // A drip of single bytes never trips the timeouts of the parts: the whole has one of its own.
    const deadline = AbortSignal.timeout(timeoutMs)
    const until = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await receive(request, agent, maxBodyBytes, until)
      } catch (cause) {
        const failure = cause as Error & { readonly code?: string }
        // A server may close an idle connection just as it is used again, RFC 9112 §9.3.1: a safe request is sent once more.
        if (attempt === 0 && isRead(request.method) && isClosed(failure) && !until.aborted) continue
        return failureOf(failure, deadline.aborted, timeoutMs)
      }
    }
  }
  return { send: exchange, close: () => agent.destroy() }
}

async function receive(request: HttpRequest, agent: Agent, maxBodyBytes: number, signal: AbortSignal): Promise<Outcome> {
  const body = request.base64 === '' ? null : fromBase64(request.base64)
  const {
    statusCode,
    headers,
    body: stream,
  } = await send(request.url, {
    method: request.method as 'GET', // undici takes any token; its type lists the usual ones
    headers: request.headers.flatMap(([name, value]) => [name, value]),
    body,
    dispatcher: agent,
    signal,
  })
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) {
      stream.destroy()
      return { kind: 'unreachable', reason: `the body is longer than ${maxBodyBytes} bytes` }
    }
    chunks.push(chunk)
  }
  const [only] = chunks
  return {
    kind: 'response',
    status: statusCode,
    headers: pairsOf(headers),
    base64: toBase64(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)),
  }
}

const isClosed = ({ code }: { readonly code?: string }): boolean => code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE'

const pairsOf = (headers: { readonly [name: string]: string | string[] | undefined }): Pairs =>
  Object.entries(headers).flatMap(([name, value]) => [value ?? ''].flat().map((one) => [name, one] as const))

function failureOf(cause: Error & { readonly code?: string }, timedOut: boolean, timeoutMs: number): Outcome {
  if (timedOut || cause.code === 'UND_ERR_HEADERS_TIMEOUT' || cause.code === 'UND_ERR_BODY_TIMEOUT')
    return { kind: 'timeout', reason: `no complete answer within ${timeoutMs} ms` }
  return { kind: 'unreachable', reason: cause.code === undefined ? cause.message : `${cause.code}: ${cause.message}` }
}
