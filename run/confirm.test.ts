import { describe, expect, it } from 'vitest'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import type { Check, Evidence } from '#model/check.ts'
import type { Exchange, HttpRequest, Send } from '#model/exchange.ts'
import { payments, pets } from '#mock/documents.testdata.ts'
import { confirm, findingsOf } from '#run/confirm.ts'
import type { Conformance } from '#run/conformance.ts'
import { suspect, type Suspicion } from '#run/findings.ts'
import { writtenIsRead } from '#suites/stateful/written-is-read.ts'
import { noServerError } from '#suites/negative/no-server-error.ts'
import { conform, openText } from '#test/in-process.ts'
import { exchangeOf, sequenceSubject, thing } from '#test/subjects.ts'

const failure = { kind: 'response', status: 500, headers: [['content-type', 'application/json']], base64: toBase64('{}') } as const

/** Fails those of the calls to one operation that `fails` picks by their number. */
const failing =
  (fails: (call: number) => boolean) =>
  (send: Send): Send => {
    let call = 0
    return (request, signal) =>
      request.method === 'GET' && request.url.endsWith('/pets/mine') && fails(call++) ? Promise.resolve(failure) : send(request, signal)
  }
const serverErrors = (list: Conformance['findings']): readonly string[] =>
  list.filter(({ check }) => check === 'no-server-error').map(({ operation, confirmed }) => `${operation.id} ${confirmed}`)

describe('what a run reports', () => {
  it('is what repeats three times of three', async () => {
    const { findings, flaky } = await conform(openText(pets), { between: failing(() => true) })
    expect([serverErrors(findings), serverErrors(flaky)]).toEqual([['minePets 3/3'], []])
  })

  it('is not what fails every third time: that is flaky', async () => {
    const { findings, flaky } = await conform(openText(pets), { between: failing((call) => call % 3 === 0) })
    expect(serverErrors(findings)).toEqual([])
    expect(serverErrors(flaky)).toEqual([expect.stringMatching(/^minePets [012]\/3$/)])
  })

  it('is not what failed once', async () => {
    const { findings, flaky } = await conform(openText(pets), { between: failing((call) => call === 0) })
    expect([serverErrors(findings), serverErrors(flaky)]).toEqual([[], ['minePets 0/3']])
  })
})

it('is also what the same value brings about three times of three', async () => {
  const amountOf = (request: HttpRequest): unknown => {
    const body = jsonOf(request)
    return body.ok ? valueAt(body.value, '/amount') : undefined
  }
  let bad: unknown
  const { findings, flaky } = await conform(openText(payments), {
    between: (send) => (request, signal) => {
      const amount = amountOf(request)
      if (typeof amount === 'number' && amount > 1 && amount < 1_000_000) bad ??= amount
      return amount !== undefined && amount === bad ? Promise.resolve(failure) : send(request, signal)
    },
  })
  expect([serverErrors(findings), serverErrors(flaky)]).toEqual([['pay 3/3'], []])
})

describe('confirmation', () => {
  const { contract, operation } = thing({ '200': { description: 'ok' } })
  const {
    trace: { sequence },
  } = sequenceSubject(
    [
      { operation, role: 'setup' },
      { operation, role: 'observe' },
    ],
    { check: 'none' },
  )
  const evidence: Evidence = { clauses: [operation.at], step: 1, expected: 'a', actual: 'b' }
  const [first, ...others] = ['one', 'two', 'three', 'four'].map((id): Sequence => ({ ...sequence, id }))
  if (first === undefined) throw new Error('there is a first')
  /** What a sequence claims waits for a store; what an answer says by itself does not. */
  const suspicionBy = (check: Check): Suspicion => ({
    ...suspect(contract, check, operation, evidence, { sequence: first, exchanges: [] }),
    sequences: [first, ...others],
  })

  /** `shown`: it shows again; `barred`: the setup did not succeed; `gone`: nothing is found. */
  type Round = 'shown' | 'barred' | 'gone'

  /** What was played, and how long its observations waited. */
  async function played(
    outcome: (sequence: string, round: number) => Round,
    patient = false,
    check: Check = writtenIsRead,
  ): Promise<{ readonly shown: number; readonly rounds: readonly string[]; readonly settled?: true }> {
    const rounds: string[] = []
    const exchange = (step: number): Exchange => exchangeOf(step, 'POST', failure)
    const { shown, settled } = await confirm(suspicionBy(check), {
      contract,
      patient,
      accepted: new Set(),
      checks: [check],
      player: {
        play: (one, attempt, round, patienceMs) => {
          rounds.push(`${one.id} ${attempt} ${round} after ${patienceMs ?? 0} ms`)
          const way = outcome(one.id, round)
          return Promise.resolve({
            sequence: one,
            attempt,
            exchanges: way === 'barred' ? [exchange(0)] : [exchange(0), exchange(1)],
            parts: [],
            ...(way === 'barred' && { broken: 'refused' }),
            ...(way === 'gone' && { skipped: 'gone' }),
          })
        },
        prepare: () => Promise.reject(new Error('not here')),
        maker: () => Promise.reject(new Error('not here')),
        undo: () => Promise.resolve([]),
        sweep: () => Promise.resolve(),
        requests: () => 0,
        learned: () => ({}),
      },
      judge: {
        judge: ({ sequence: { id }, broken, skipped }) =>
          (broken ?? skipped) === undefined
            ? [{ check: check.id, sequence: id, operation: operation.id, step: 1, ruling: { kind: 'fail', evidence: [evidence] } }]
            : [],
      },
    })
    return { shown, rounds, ...(settled && { settled }) }
  }
  const rounds = (id: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, round) => `${id} repeat ${round} after 0 ms`)

  it('stops when the first example showed it three times', async () => {
    expect(await played(() => 'shown')).toEqual({ shown: 3, rounds: rounds('one', 3) })
  })

  it('tries three examples, and gives each up at its first miss', async () => {
    expect(await played(() => 'gone')).toEqual({ shown: 0, rounds: [...rounds('one', 1), ...rounds('two', 1), ...rounds('three', 1)] })
  })

  it('is content with a later example', async () => {
    expect(await played((id) => (id === 'two' ? 'shown' : 'gone'))).toEqual({
      shown: 3,
      rounds: [...rounds('one', 1), ...rounds('two', 3)],
    })
  })

  it('tells of the best example where none showed it three times', async () => {
    expect((await played((id, round) => (id === 'two' && round < 2 ? 'shown' : 'gone'))).shown).toBe(2)
  })

  it('takes a barred way for no refutation, and does not try it for ever', async () => {
    expect(await played((_, round) => (round % 2 === 0 ? 'barred' : 'shown'))).toEqual({ shown: 3, rounds: rounds('one', 6) })
    expect((await played(() => 'barred')).rounds.length).toBeLessThan(50)
    expect((await played(() => 'barred')).shown).toBe(0)
  })

  it('lets a store that was only late be: nothing repeats once it had a second', async () => {
    const late = await played((_, round) => (round === 0 ? 'shown' : 'gone'), true)
    expect(late).toEqual({ shown: 1, rounds: ['one repeat 0 after 0 ms', 'one repeat 1 after 1000 ms'], settled: true })
    const render = { locate: () => ({ file: 'a.yaml', line: 1, column: 1 }), redact: (text: string) => text }
    expect(findingsOf([{ suspicion: suspicionBy(writtenIsRead), ...late, of: 3 }], render)).toEqual({ findings: [], flaky: [] })
    expect(findingsOf([{ suspicion: suspicionBy(writtenIsRead), shown: 1, of: 3 }], render).flaky).toHaveLength(1)
  })

  it('does not wait where an answer is wrong by itself', async () => {
    expect((await played(() => 'shown', true, noServerError)).rounds).toEqual(rounds('one', 3))
  })

  it('gives a store on a deployment up to five seconds', async () => {
    expect((await played(() => 'shown', true)).rounds).toEqual([
      'one repeat 0 after 0 ms',
      'one repeat 1 after 1000 ms',
      'one repeat 2 after 4000 ms',
    ])
  })
})
