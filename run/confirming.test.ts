import { describe, expect, it } from 'vitest'
import { fork } from '#lib/seed.ts'
import type { Sequence } from '#model/case.ts'
import type { Evidence, Verdict } from '#model/check.ts'
import type { RunEvent } from '#model/event.ts'
import type { Outcome } from '#model/exchange.ts'
import { pets } from '#mock/documents.testdata.ts'
import { confirmingWith } from '#run/confirming.ts'
import type { Conformance } from '#run/conformance.ts'
import { suspicionsIn, type Judged } from '#run/findings.ts'
import { noServerError } from '#suites/negative/no-server-error.ts'
import { conform, openText, type InProcess } from '#test/in-process.ts'
import { sequenceSubject, thing } from '#test/subjects.ts'

const document = openText(pets)

const { contract, operation } = thing({ '200': { description: 'ok' } })

/** With a player and a judge that show what `repeats` says of a sequence. */
function confirmingAlone(accepted: ReadonlySet<string>, repeats: (sequence: string) => boolean = () => true) {
  const evidence: Evidence = { clauses: [operation.at], step: 0, expected: 'a', actual: 'b' }
  const {
    trace: { sequence: anySequence },
  } = sequenceSubject([{ operation, role: 'act' }], { check: 'none' })
  const sequence: Sequence = { ...anySequence, id: 'first' }
  const verdicts: readonly Verdict[] = [
    { check: noServerError.id, sequence: 'first', operation: operation.id, step: 0, ruling: { kind: 'fail', evidence: [evidence] } },
  ]
  let plays = 0
  let tellings = 0
  const confirming = confirmingWith({
    contract,
    accepted,
    checks: [noServerError],
    patient: false,
    over: () => undefined,
    tell: () => void (tellings += 1),
    judge: { judge: (trace) => (repeats(trace.sequence.id) ? verdicts : []) },
    player: {
      play: (one, attempt) => {
        plays += 1
        return Promise.resolve({ sequence: one, attempt, exchanges: [], parts: [] })
      },
      prepare: () => Promise.reject(new Error('not here')),
      maker: () => Promise.reject(new Error('not here')),
      undo: () => Promise.resolve([]),
      sweep: () => Promise.resolve(),
      requests: () => plays,
      learned: () => ({}),
    },
  })
  const seen: Judged = { sequence, exchanges: [], verdicts }
  return { confirming, seen, plays: () => plays, told: () => tellings }
}

async function told(options: InProcess): Promise<{ readonly events: readonly RunEvent[]; readonly run: Conformance }> {
  const events: RunEvent[] = []
  return { events, run: await conform(document, { ...options, emit: (event) => void events.push(event) }) }
}
const foundIn = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'found' ? [event.finding.id] : []))
const idsOf = ({ findings }: Conformance, own: 'violation' | 'policy'): readonly string[] =>
  findings.flatMap((finding) => (finding.class === own ? [finding.id] : []))

describe('a violation', () => {
  it('is told while the run goes on, once, as the record has it in the end', async () => {
    const { events, run } = await told({ defects: ['wrong-field-type', 'accepts-too-long'] })
    expect(foundIn(events).toSorted()).toEqual(idsOf(run, 'violation').toSorted())
    expect(idsOf(run, 'violation').length).toBeGreaterThan(3)
    const phase = (name: string): number => events.findIndex((event) => event.kind === 'phase' && event.name === name)
    const first = events.findIndex(({ kind }) => kind === 'found')
    expect(first).toBeGreaterThan(phase('positive'))
    expect(first).toBeLessThan(phase('negative'))
  })

  it('is told early only where it is none of policy', async () => {
    const { events, run } = await told({ defects: ['answers-undeclared-property'] })
    expect(idsOf(run, 'policy').length).toBeGreaterThan(0)
    expect(foundIn(events)).toEqual([])
  })

  it('is not told of a server that has accepted nothing: it may be the wrong one', async () => {
    const events: RunEvent[] = []
    const gone: Outcome = { kind: 'response', status: 404, headers: [], base64: '' }
    const lost = conform(document, {
      emit: (event) => void events.push(event),
      target: { mock: false },
      between: () => () => Promise.resolve(gone),
    })
    await expect(lost).rejects.toMatchObject({ problems: [{ code: 'target' }] })
    expect(foundIn(events)).toEqual([])
  })

  it('is confirmed once, whoever asks, and waits until something was accepted', async () => {
    const accepted = new Set<string>()
    const { confirming, seen, plays, told: tellings } = confirmingAlone(accepted)
    confirming.see(seen)
    await confirming.settle()
    expect(plays()).toBe(0)
    accepted.add('another')
    confirming.see(seen)
    await Promise.all([confirming.settle(), confirming.settle()])
    const [suspicion] = suspicionsIn([seen, seen], contract, [noServerError])
    if (suspicion === undefined) throw new Error('there is one')
    expect(confirming.isSettled(suspicion)).toBe(true)
    expect(await confirming.settleAll([suspicion], 4)).toMatchObject([{ shown: 3, of: 3, suspicion: { count: 2 } }])
    expect([plays(), tellings()]).toEqual([3, 1])
  })

  it('that did not repeat at once is looked for in other examples only', async () => {
    const { confirming, seen, plays } = confirmingAlone(new Set(['another']), (id) => id !== 'first')
    confirming.see(seen)
    await confirming.settle()
    expect(plays()).toBe(1)
    const [suspicion] = suspicionsIn([seen, { ...seen, sequence: { ...seen.sequence, id: 'second' } }], contract, [noServerError])
    if (suspicion === undefined) throw new Error('there is one')
    expect(await confirming.settleAll([suspicion], 4)).toMatchObject([{ shown: 3, suspicion: { sequences: [{ id: 'second' }] } }])
    expect(plays()).toBe(4)
  })
})

describe('the record', () => {
  /** Answers come back in another order than they were asked for. */
  const jumbled: InProcess['between'] = (send, clock) => {
    let n = 0
    return async (request, signal) => {
      await clock.sleep(fork(7, (n += 1)) % 50)
      return send(request, signal)
    }
  }
  it('has the same examples, in the same order, however many are played at a time', async () => {
    const defects = ['wrong-field-type', 'accepts-too-long']
    const shown = ({ findings }: Conformance): readonly string[] =>
      findings.map(({ id, class: own, caseId, count, confirmed }) => `${id} ${own} ${caseId} ${count} ${confirmed}`)
    const alone = await conform(document, { defects })
    const together = await conform(document, { defects, concurrency: 4, between: jumbled })
    expect(shown(together)).toEqual(shown(alone))
  })
})
