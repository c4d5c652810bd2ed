/** The mock behind a socket: the only file here that opens one. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fromBase64, toBase64 } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'
import type { Mock } from '#mock/mock.ts'

export interface Served {
  readonly url: string
  close(): Promise<void>
}

const maxBodyBytes = 16 * 1024 * 1024

export function serve(
  mock: Mock,
  { host = '127.0.0.1', port = 0 }: { readonly host?: string; readonly port?: number } = {},
): Promise<Served> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(mock, request, response).catch(() => response.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : port
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

async function answer(mock: Mock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    chunks.push(chunk)
  }
  const { method = 'GET', url = '/' } = request
  const outcome = await mock.send({
    method,
    url: `http://${request.headers.host ?? 'localhost'}${url}`,
    headers: pairsOf(request.rawHeaders),
    base64: toBase64(Buffer.concat(chunks)),
  })
  if (outcome.kind !== 'response') {
    response.destroy()
    return
  }
  const body = fromBase64(outcome.base64)
  const length = outcome.status === 204 || outcome.status === 304 || method === 'HEAD' ? [] : ['content-length', String(body.byteLength)]
  response.writeHead(outcome.status, [...outcome.headers.flat(), ...length])
  response.end(method === 'HEAD' ? undefined : body)
}

const pairsOf = (raw: readonly string[]): Pairs =>
  Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const)
