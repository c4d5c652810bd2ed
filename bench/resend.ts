/** The bare loop that tools are measured against: it sends what they sent, so many at a time, and looks at nothing. */
import { Agent, request as send } from 'undici'
import { fromBase64 } from '#lib/bytes.ts'
import { systemClock } from '#lib/clock.ts'
import type { HttpRequest } from '#model/exchange.ts'

/** Seconds that it took, on another server than the one the requests were made for. */
export async function resend(sent: readonly HttpRequest[], baseUrl: string, concurrency: number): Promise<number> {
  const agent = new Agent({ connections: concurrency, pipelining: 1 })
  const requests = sent.map((request) => ({
    ...request,
    url: baseUrl + pathOf(request.url),
    flat: request.headers.flat(),
    body: request.base64 === '' ? null : fromBase64(request.base64),
  }))
  let next = 0
  const worker = async (): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const { body } = await send(request.url, {
        method: request.method as 'GET',
        headers: request.flat,
        body: request.body,
        dispatcher: agent,
      })
      await body.arrayBuffer()
    }
  }
  const startMs = systemClock.now()
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (systemClock.now() - startMs) / 1000
  await agent.destroy()
  return seconds
}

const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search
