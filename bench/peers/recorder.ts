/** A server that passes everything on and remembers what was asked: the one count of requests that does not rest on a tool's own word. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Agent, request as send } from 'undici'
import type { HttpRequest } from '#model/exchange.ts'

export interface Recorder {
  readonly url: string
  readonly sent: readonly HttpRequest[]
  close(): Promise<void>
}

/** RFC 9110 §7.6.1, and what the next hop says for itself. */
const ofOneHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'expect', 'upgrade', 'te', 'trailer'])

export async function startRecorder(target: string): Promise<Recorder> {
  const sent: HttpRequest[] = []
  const agent = new Agent()
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming)
    const headers = pairs(incoming.rawHeaders).filter(([name]) => !ofOneHop.has(name.toLowerCase()))
    const request = { method: incoming.method ?? '', url: target + (incoming.url ?? ''), headers, base64: body.toString('base64') }
    sent.push(request)
    const answer = await send(request.url, {
      method: request.method as 'GET',
      headers: headers.flat(),
      body: body.length === 0 ? null : body,
      dispatcher: agent,
    })
    const kept = Object.entries(answer.headers).filter(([name]) => !ofOneHop.has(name))
    outgoing.writeHead(answer.statusCode, Object.fromEntries(kept))
    outgoing.end(Buffer.from(await answer.body.arrayBuffer()))
  }
  const server = createServer((incoming, outgoing) => {
    // What cannot be passed on breaks the connection, as it would have been broken.
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // Listening on TCP: the address is not a pipe's name.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await agent.destroy()
    },
  }
}

const pairs = (raw: readonly string[]): readonly (readonly [string, string])[] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []))
