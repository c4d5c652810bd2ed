/** Reading, planning, playing in-process and judging the shipped Langdock contract: seconds, all inside. */
import { performance } from 'node:perf_hooks'
import { virtualClock } from '#lib/clock.ts'
import { redactor } from '#http/redact.ts'
import { createMock } from '#mock/mock.ts'
import { runConformance } from '#run/conformance.ts'
import { planOf } from '#run/plan.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { checks } from '#suites/index.ts'
import { median } from './compare.ts'

export async function planAndJudge(rounds: number): Promise<string> {
  const seconds: number[] = []
  let requests = 0
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now()
    const opened = openDocument('specs/documents/langdock.yaml', readText)
    const plan = planOf(opened, { seed: round, selected: () => true })
    const clock = virtualClock()
    const mock = createMock(opened.contract, opened.lens, { seed: round, clock })
    const { plan: played } = await runConformance({
      opened,
      plan,
      checks,
      clock,
      selected: () => true,
      nonce: round,
      safe: 'full',
      formatsAsserted: false,
      concurrency: 1,
      redact: redactor([]),
      ledger: () => {},
      signal: new AbortController().signal,
      emit: () => {},
      target: {
        baseUrl: 'http://mock',
        mock: true,
        loopback: true,
        send: mock.send,
        tokens: mock.credentials,
        limitedScopes: mock.limitedScopes,
        extraHeaders: [],
      },
    })
    requests = played.requests
    seconds.push((performance.now() - startMs) / 1000)
  }
  return `read, plan, play in-process and judge langdock.yaml, ${requests} requests\n  ${seconds.map((one) => one.toFixed(2)).join(' ')} s, median ${median(seconds).toFixed(2)} s`
}
