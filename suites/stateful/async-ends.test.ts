import { describe, expect, it } from 'vitest'
import type { SequenceSubject } from '#model/check.ts'
import { asyncEnds } from '#suites/stateful/async-ends.ts'
import { exchangeOf, json, outcomeOf, sequenceSubject, thing, told } from '#test/subjects.ts'

const { operation: start, lens } = thing({
  '202': json({ properties: { state: { type: 'string', enum: ['queued', 'running', 'done'] } } }),
})
const read = { ...start, id: 'readThing', method: 'GET', at: '/paths/~1things~1{id}/get' }
const stateAt = `${start.responses[0]?.media[0]?.schemaAt}/properties/state`

/** Every state that was read, a second apart. */
function subject(states: readonly string[], url = 'http://127.0.0.1:4010/things/1'): SequenceSubject {
  const played = sequenceSubject(
    [
      { operation: start, role: 'act', status: 202, body: { id: '1' } },
      { operation: read, role: 'observe', status: 200 },
    ],
    { check: 'async-ends', about: [{ seenAt: '/body/state', clauses: [stateAt] }] },
  )
  const [first, second] = played.trace.sequence.cases
  if (second === undefined) throw new Error('two steps were played')
  const repeat = { by: 'poll', stateAt: '/body/state', pending: ['queued', 'running'], everyMs: 1000, max: 12 } as const
  const asked = states.map((state) => {
    const exchange = exchangeOf(1, 'GET', outcomeOf({ status: 200, body: state === '' ? {} : { state } }))
    return { ...exchange, request: { ...exchange.request, url } }
  })
  const sequence = { ...played.trace.sequence, cases: [first, { ...second, repeat }] as const }
  return { ...played, trace: { ...played.trace, sequence, exchanges: [...played.trace.exchanges.slice(0, 1), ...asked] } }
}
const times = (state: string, count: number): readonly string[] => Array.from({ length: count }, () => state)

describe('async-ends', () => {
  it.each<[string, readonly string[], string]>([
    ['ends', ['queued', 'running', 'done'], 'pass'],
    ['ends at once', ['done'], 'pass'],
    ['never moves', times('queued', 12), 'violation: wanted an end, or a step towards one, got queued after 11 s'],
    ['moves, slowly', [...times('queued', 6), ...times('running', 6)], 'inconclusive: it was still going on: running'],
    [
      'begins, and moves no more',
      ['queued', ...times('running', 11)],
      'violation: wanted an end, or a step towards one, got running after 10 s',
    ],
    ['was not given ten seconds', times('queued', 5), 'inconclusive: it was still queued after 4 s'],
    ['ends as nobody documented', ['queued', 'finished'], 'inconclusive: body-matches-schema judges finished'],
    ['does not say', [''], 'inconclusive: the answer shows no state at /body/state'],
  ])('%s', (_, states, verdict) => {
    expect(told(asyncEnds, subject(states), lens)).toBe(verdict)
  })

  it('leaves a server that others use its time', () => {
    expect(told(asyncEnds, subject(times('queued', 12), 'https://api.shop.test/things/1'), lens)).toBe(
      'inconclusive: it was still queued after 11 s',
    )
  })

  it('points at the state, and at the operation that accepted', () => {
    expect(asyncEnds.inspect(subject(times('queued', 12)), lens)).toMatchObject([{ clauses: [stateAt, start.at], step: 1 }])
  })
})
