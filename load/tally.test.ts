import { expect, it } from 'vitest'
import { random } from '#lib/seed.ts'
import { cellsOf, classOf, count, emptyTally, merge, operationsOf, perSecondOf, servedLatency } from '#load/tally.ts'
import type { Outcome } from '#load/tally.ts'

const outcomes = (seed: number, length: number): readonly Outcome[] => {
  const { integer, pick } = random(seed)
  return Array.from({ length }, () => {
    const ending = pick<Outcome['ending']>([200, 201, 304, 404, 429, 500, 'timeout', 'error'])
    return {
      operation: pick<string>(['list', 'read', 'create']),
      ending,
      latencyUs: integer(100, 3_000_000),
      second: integer(0, 9),
      failed: typeof ending === 'string' || ending >= 400,
    }
  })
}
const tallyOf = (all: readonly Outcome[]) => {
  const tally = emptyTally()
  for (const outcome of all) count(tally, outcome)
  return tally
}
const shown = (tally: ReturnType<typeof emptyTally>) =>
  JSON.stringify([operationsOf(tally), perSecondOf(tally), [...tally.reasons].sort(([a], [b]) => a.localeCompare(b))])

it.each([
  [200, '2xx'],
  [204, '2xx'],
  [301, '3xx'],
  [404, '4xx'],
  [429, '429'],
  [503, '5xx'],
  [799, '5xx'],
  ['timeout', 'timeout'],
  ['error', 'error'],
] as const)('counts %s as %s', (ending, status) => {
  expect(classOf(ending)).toBe(status)
})

it('merges to what one tally fed with everything holds, whatever the split and the brackets', () => {
  const all = outcomes(1, 6_000)
  const parts = [0, 1, 2].map((part) => tallyOf(all.filter((_, index) => index % 3 === part)))
  const [a = emptyTally(), b = emptyTally(), c = emptyTally()] = parts
  const whole = shown(tallyOf(all))
  expect(shown(merge(a, b, c))).toBe(whole)
  expect(shown(merge(merge(a, b), c))).toBe(whole)
  expect(shown(merge(c, merge(b, a)))).toBe(whole)
  expect(shown(merge(tallyOf(all), emptyTally()))).toBe(whole)
})

it('leaves its parts as they were', () => {
  const part = tallyOf(outcomes(2, 100))
  const before = shown(part)
  merge(part, tallyOf(outcomes(3, 100)))
  expect(shown(part)).toBe(before)
})

it('does not average percentiles: a slow small part stays visible', () => {
  const outcome = (ms: number): Outcome => ({ operation: 'read', ending: 200, latencyUs: ms * 1000, second: 0, failed: false })
  const fast = tallyOf(Array.from({ length: 970 }, () => outcome(10)))
  const slow = tallyOf(Array.from({ length: 30 }, () => outcome(500)))
  expect(operationsOf(merge(fast, slow))[0]?.latencyMs.p99).toBeGreaterThan(490)
})

it('measures what was served: refusals do not make it fast, timeouts make it slow', () => {
  const outcome = (ending: Outcome['ending'], ms: number): Outcome => ({
    operation: 'read',
    ending,
    latencyUs: ms * 1000,
    second: 0,
    failed: ending !== 200,
  })
  const tally = tallyOf([
    ...Array.from({ length: 90 }, () => outcome(429, 1)),
    ...Array.from({ length: 9 }, () => outcome(200, 100)),
    outcome('timeout', 5_000),
  ])
  const served = servedLatency(cellsOf(tally))
  expect(served.count).toBe(10)
  expect(served.percentileMs(50)).toBeGreaterThan(99)
  expect(served.percentileMs(100)).toBeGreaterThan(4_990)
})
