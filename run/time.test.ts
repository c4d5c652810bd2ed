import { describe, expect, it } from 'vitest'
import { pets } from '#mock/documents.testdata.ts'
import { conform, openText, wholePlan, type InProcess } from '#test/in-process.ts'

const document = openText(pets)

/** Every answer takes a tenth of a second; `sent` has the time of every request but those that take away what was made. */
function slowTo(sent: number[]): NonNullable<InProcess['between']> {
  return (send, clock) => async (request, signal) => {
    if (request.method !== 'DELETE') sent.push(clock.now() - 1_700_000_000_000)
    await clock.sleep(100)
    return send(request, signal)
  }
}

describe('--max-time', () => {
  it('bounds confirming too: what is not confirmed by then is undecided, and the run says that it was cut', async () => {
    const sent: number[] = []
    const { findings, flaky, inconclusive, unconfirmed, plan } = await conform(document, {
      maxTimeMs: 4_000,
      defects: ['answers-undeclared-property', 'wrong-field-type', 'accepts-too-long'],
      between: slowTo(sent),
    })
    expect(plan.cutBy).toBe('--max-time 4s')
    expect(Math.max(...sent)).toBeLessThanOrEqual(4_300)
    expect(unconfirmed.length).toBeGreaterThan(0)
    const told = inconclusive.filter(({ reason }) => reason.endsWith('could not be confirmed: the time was up (--max-time 4s)'))
    expect(told).toHaveLength(unconfirmed.length)
    const decided = new Set([...findings, ...flaky].map(({ id }) => id))
    expect(unconfirmed.filter(({ id }) => decided.has(id))).toEqual([])
    expect([...findings].every(({ confirmed }) => confirmed === '3/3')).toBe(true)
  })

  it('is not overrun by waiting for a store: all was played, only the confirming was cut', async () => {
    const { id } = wholePlan(document, 1).sequences.find(({ claim }) => claim?.check === 'gone-after-delete') ?? { id: 'none' }
    const wish = { only: id, target: { mock: false }, defects: ['delete-deletes-nothing'] } as const
    const check = 'gone-after-delete'
    expect((await conform(document, wish)).findings).toMatchObject([{ check, confirmed: '3/3' }])
    const sent: number[] = []
    const { findings, flaky, inconclusive, plan } = await conform(document, { ...wish, maxTimeMs: 3_000, between: slowTo(sent) })
    expect([findings, flaky]).toEqual([[], []])
    expect(inconclusive).toMatchObject([{ check, count: 1, reason: expect.stringContaining('the time was up (--max-time 3s)') as string }])
    expect(plan).toMatchObject({ executed: 1, sequences: 1, cutBy: '--max-time 3s' })
    expect(Math.max(...sent)).toBeLessThan(3_000)
  })
})

it('a run that is interrupted leaves its suspicions undecided, not flaky', async () => {
  const stop = new AbortController()
  const { flaky, unconfirmed, inconclusive } = await conform(document, {
    defects: ['answers-undeclared-property'],
    signal: stop.signal,
    emit: (event) => {
      if (event.kind === 'phase' && event.name === 'stateful') stop.abort()
    },
  })
  expect(flaky).toEqual([])
  expect(unconfirmed.length).toBeGreaterThan(0)
  expect(inconclusive.filter(({ reason }) => reason.endsWith('could not be confirmed: the run was interrupted'))).not.toEqual([])
})
