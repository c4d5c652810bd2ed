import { describe, expect, it } from 'vitest'
import { phases, type Intent, type Phase, type Sequence } from '#model/case.ts'
import { byInformation, shareOf, within } from '#run/order.ts'
import { conform, openShipped, wholePlan } from '#test/in-process.ts'

const sequence = (phase: Phase, operation: string, id: string, intent: Intent): Sequence => ({
  id,
  phase,
  operation,
  cases: [
    {
      operation,
      actor: 'main',
      intent,
      parts: { path: {}, query: [], headers: [], cookies: [] },
      binds: [],
      role: 'act',
      needs: 'any',
    },
  ],
})
const breaking = (mutation: string, clause: string): Intent => ({ kind: 'invalid', mutation, keyword: mutation, at: '/body', clause })
const ids = (sequences: readonly Sequence[]): string => sequences.map(({ id }) => id).join(' ')

describe('the order within a phase', () => {
  it('lets operations take turns, and shows each clause once before any twice', () => {
    const negatives = [
      sequence('negative', 'b', 'b1', breaking('too-long', '/x')),
      sequence('negative', 'b', 'b2', breaking('bad-format', '/x')),
      sequence('negative', 'b', 'b3', breaking('too-long', '/y')),
      sequence('negative', 'b', 'b4', breaking('wrong-type', '/z')),
      sequence('negative', 'a', 'a1', breaking('too-long', '/x')),
    ]
    expect(ids(byInformation(negatives))).toBe('a1 b1 b4 b3 b2')
  })

  it('leaves whole requests as the planner gave them', () => {
    const valid: Intent = { kind: 'valid', covers: [], proven: true }
    expect(ids(byInformation(['1', '2', '3'].map((id) => sequence('positive', 'a', id, valid))))).toBe('1 2 3')
  })
})

const names = ['langdock', 'arize', 'toolregistry'] as const

describe.each(names)('a budget spent on %s', (name) => {
  const document = openShipped(name)
  const plan = wholePlan(document, 1)

  it('shows of each operation all that a hundred cases can', () => {
    const bought = within(plan.sequences, 100)
    expect(bought).toHaveLength(Math.min(100, plan.sequences.length))
    const promised = new Set(plan.sequences.map(({ phase, operation }) => `${phase} ${operation}`))
    const had = new Set(bought.map(({ phase, operation }) => `${phase} ${operation}`))
    expect([...promised].filter((one) => !had.has(one))).toEqual([])
  })

  it('touches every operation first', () => {
    const count = document.contract.operations.length
    expect(new Set(within(plan.sequences, count).map(({ operation }) => operation)).size).toBe(count)
  })

  it('cuts the same plan, and says so', async () => {
    const run = await conform(document, { maxCases: 20 })
    expect(run.plan).toMatchObject({ hash: plan.hash, sequences: plan.sequences.length, executed: 20, cutBy: '--max-cases 20' })
    const whole = await conform(document, { maxCases: plan.sequences.length })
    expect(whole.plan.cutBy).toBeUndefined()
  })

  it('is spent in the order of the plan', () => {
    const bought = within(plan.sequences, 30)
    expect(bought).toEqual(plan.sequences.filter((one) => bought.includes(one)))
  })
})

describe('time', () => {
  it('is shared so that every phase has some, the last all that is left', () => {
    const { sequences } = wholePlan(openShipped('langdock'), 1)
    const shares = phases.filter((phase) => sequences.some((one) => one.phase === phase)).map((phase) => shareOf(phase, sequences))
    expect(shares.every((share) => share > 0.05)).toBe(true)
    expect(shares.at(-1)).toBe(1)
  })

  it('that runs out in one phase leaves the others theirs', async () => {
    const seen = new Set<string>()
    let phase = ''
    const document = openShipped('langdock')
    const run = await conform(document, {
      maxTimeMs: 4_000,
      emit: (event) => {
        if (event.kind === 'phase') phase = event.name
        if (event.kind === 'played') seen.add(phase)
      },
      // Every answer takes a tenth of a second.
      between: (send, clock) => async (request, signal) => {
        await clock.sleep(100)
        return send(request, signal)
      },
    })
    const present = phases.filter((phase) => wholePlan(document, 1).sequences.some((one) => one.phase === phase))
    expect(run.plan.cutBy).toBe('--max-time 4s')
    expect(run.plan.executed).toBeGreaterThan(present.length)
    expect(seen.size).toBe(present.length)
  })
})
