import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'
import type { Outcome } from '#model/exchange.ts'
import { conform, openText } from '#test/in-process.ts'
import { pets } from '#mock/documents.testdata.ts'
import { secondsToWait } from '#run/patience.ts'

const clock = virtualClock(1_700_000_000_000)
const answer = (status: number, headers: Pairs = []): Outcome => ({ kind: 'response', status, headers, base64: '' })

describe('the wait', () => {
  it.each<[string, Outcome, number, number | undefined]>([
    ['as long as a 429 asks', answer(429, [['retry-after', '3']]), 0, 3],
    ['as long as a 503 asks', answer(503, [['retry-after', '2']]), 1, 2],
    ['not as long as an hour', answer(429, [['retry-after', '3600']]), 0, undefined],
    ['half a second where nothing is said', answer(429), 0, 0.5],
    ['longer every time', answer(503), 2, 2],
    ['not for ever', answer(503), 3, undefined],
    ['where what is said cannot be read', answer(429, [['retry-after', 'soon']]), 1, 1],
    ['not for a success', answer(200, [['retry-after', '3']]), 0, undefined],
    ['not for a gateway', answer(502), 0, undefined],
    ['not where there was no answer', { kind: 'timeout', reason: 'late' }, 0, undefined],
  ])('%s', (_, outcome, waits, seconds) => {
    expect(secondsToWait(outcome, waits, clock)).toBe(seconds)
  })
})

describe('a run against a target that is too busy', () => {
  const document = openText(pets)

  it('gets what a moment later was there, and finds nothing', async () => {
    let calls = 0
    const { findings, unreached } = await conform(document, {
      between: (send) => (request) => {
        calls += 1
        return calls % 5 === 0 ? Promise.resolve(answer(503)) : send(request)
      },
    })
    expect([findings.filter((finding) => finding.class === 'violation'), unreached]).toEqual([[], []])
  })

  it.each([429, 503])('that answers %i to everything blames nobody, and does not wait for ever', async (status) => {
    const { findings, inconclusive, plan, unreached } = await conform(document, { between: () => () => Promise.resolve(answer(status)) })
    // A documented 429 has a documented body and headers, which this one lacks: that is another matter.
    expect(
      findings.filter(
        (finding) => finding.class === 'violation' && !finding.check.endsWith('-match-schema') && finding.check !== 'body-matches-schema',
      ),
    ).toEqual([])
    expect(inconclusive).not.toEqual([])
    expect(unreached.length).toBe(document.contract.operations.length)
    expect(plan.requests).toBeLessThan(plan.sequences + 4 * document.contract.operations.length + 50)
  })
})
