/** Requests a second of a whole conformance run on the mock over a port, against a bare undici loop that sends the same requests. */
import { performance } from 'node:perf_hooks'
import { systemClock } from '#lib/clock.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { startMock } from '#cli/mock-process.ts'
import { settle } from '#cli/settings.ts'
import { liveSend } from '#http/live.ts'
import { redactor } from '#http/redact.ts'
import { runConformance } from '#run/conformance.ts'
import { planOf } from '#run/plan.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { checks } from '#suites/index.ts'
import { compare } from './compare.ts'
import { resend } from './resend.ts'

const document = 'specs/documents/langdock.yaml'
const concurrency = 4

export async function conformanceAgainstLoop(rounds: number): Promise<string> {
  const sent: HttpRequest[] = []
  const plannedMs: number[] = []
  const proofload = async (): Promise<number> =>
    withMock(async (mock) => {
      sent.length = 0
      const live = liveSend({ timeoutMs: 10_000, maxBodyBytes: 1e7, connections: concurrency })
      const beforeMs = performance.now()
      const opened = openDocument(document, readText)
      const plan = planOf(opened, { seed: 1, selected: () => true })
      // Binding, proving, validating, judging, confirming and taking away are all inside; reading and planning are told apart.
      const startMs = performance.now()
      plannedMs.push(Math.round(startMs - beforeMs))
      await runConformance({
        opened,
        plan,
        checks,
        concurrency,
        selected: () => true,
        target: {
          baseUrl: mock.url,
          mock: true,
          loopback: true,
          tokens: mock.credentials,
          limitedScopes: mock.limitedScopes,
          extraHeaders: [],
          send: (request) => {
            sent.push(request)
            return live.send(request)
          },
        },
        clock: systemClock,
        nonce: 1,
        safe: 'full',
        formatsAsserted: false,
        redact: redactor([]),
        ledger: () => {},
        signal: new AbortController().signal,
        emit: () => {},
      })
      const perSecond = (sent.length * 1000) / (performance.now() - startMs)
      await live.close()
      return perSecond
    })
  const loop = async (): Promise<number> => withMock(async (mock) => sent.length / (await resend(sent, mock.url, concurrency)))
  await proofload()
  await loop()
  plannedMs.length = 0
  const told = await compare(
    {
      title: `test on the mock over a port against a bare undici loop, ${sent.length} requests, ${concurrency} at a time`,
      unit: 'requests/s',
      names: ['proofload test', 'undici loop'],
      measure: [proofload, loop],
    },
    rounds,
  )
  return `${told}\n  reading and planning before it: ${plannedMs.join(' ')} ms`
}

/** Each round on a fresh mock: the same requests find the same state. */
async function withMock(measure: (mock: Awaited<ReturnType<typeof startMock>>) => Promise<number>): Promise<number> {
  const mock = await startMock(document, settle({}, {}), 'cli/main.ts')
  try {
    return await measure(mock)
  } finally {
    mock.stop()
  }
}
