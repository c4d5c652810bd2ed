import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { HttpRequest, Outcome } from '#model/exchange.ts'
import { conform, openText } from '#test/in-process.ts'
import { pets } from '#mock/documents.testdata.ts'
import { watchOver } from '#run/watch.ts'

const request: HttpRequest = { method: 'PUT', url: 'http://target/pets/1?key=s3cret', headers: [], base64: '' }
const answer: Outcome = { kind: 'response', status: 200, headers: [], base64: '' }
const refused: Outcome = { kind: 'unreachable', reason: 'ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1' }

describe('the watch', () => {
  const over = (outcomes: readonly Outcome[]) => {
    let calls = 0
    const clock = virtualClock()
    const watch = watchOver(() => Promise.resolve(outcomes[Math.min(calls++, outcomes.length - 1)] ?? refused), {
      clock,
      redact: (text) => text.replace('s3cret', '***'),
    })
    return { ...watch, clock, calls: () => calls }
  }

  it.each<[string, readonly Outcome[], boolean]>([
    ['answers', [answer, answer], false],
    ['comes back', [answer, refused, refused, answer], false],
    ['never was there: that is told before anything is judged', [refused], false],
    ['is late', [answer, { kind: 'timeout', reason: 'late' }], false],
    ['closes a connection', [answer, { kind: 'unreachable', reason: 'ECONNRESET: aborted' }, answer], false],
    ['stays away', [answer, refused], true],
    ['dies of a request', [answer, { kind: 'unreachable', reason: 'UND_ERR_SOCKET: other side closed' }, refused], true],
  ])('of a target that %s', async (_, outcomes, gone) => {
    const watch = over(outcomes)
    for (const _each of outcomes) await watch.send(request)
    expect(watch.gone() !== undefined).toBe(gone)
  })

  it('names the last request, without its secrets, and waits for the target once', async () => {
    const watch = over([answer, refused])
    for (let k = 0; k < 5; k++) await watch.send(request)
    expect([watch.clock.now(), watch.calls()]).toEqual([3500, 8])
    expect(watch.gone()).toBe(
      'the target stopped answering (ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1); the last request that it took was PUT http://target/pets/1?key=***',
    )
  })
})

it('a run whose target dies stops, and says so', async () => {
  let calls = 0
  const { gone, plan, findings } = await conform(openText(pets), {
    between: (send) => (sent) => {
      calls += 1
      return calls > 60 ? Promise.resolve(refused) : send(sent)
    },
  })
  expect(gone).toContain('the target stopped answering')
  expect(plan.cutBy).toBe('a target that stopped answering')
  expect(plan.executed).toBeLessThan(plan.sequences)
  expect(findings.filter((finding) => finding.class === 'violation')).toEqual([])
})
