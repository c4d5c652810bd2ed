import { expect, it } from 'vitest'
import { ruleHonesty } from '#load/honesty.ts'
import type { Shot } from '#load/shooting.ts'

/** Seconds; a number in third place is Retry-After. */
const shots = (...rows: readonly (readonly [atSeconds: number, status: number, promised?: number | string])[]): readonly Shot[] =>
  rows.map(([at, status, promised]) => ({
    sentMs: at * 1000,
    receivedMs: at * 1000 + 10,
    status,
    headers: promised === undefined ? [] : [['retry-after', String(promised)]],
  }))

it.each([
  ['no 429', shots([0, 200], [1, 200]), null],
  ['waited and accepted', shots([0, 429, 2], [2.1, 200]), 'honest'],
  ['accepted within the rounding', shots([0, 429, 2], [1.2, 200]), 'honest'],
  ['refused twice after the time', shots([0, 429, 2], [2.1, 429, 1], [3.2, 429, 1], [4.3, 200]), 'too-short'],
  ['refused once of three', shots([0, 429, 2], [2.1, 429, 1], [3.2, 200], [3.3, 429, 1], [4.4, 200]), 'inconsistent'],
  ['zero while refusing', shots([0, 429, 0], [0.1, 429, 0], [0.2, 429, 0], [0.3, 200]), 'too-short'],
  ['accepted long before the time', shots([0, 429, 10], [4, 200]), 'over-long'],
  ['never any', shots([0, 429], [2, 200]), 'missing'],
  ['sometimes missing', shots([0, 429, 2], [2.1, 200], [2.2, 429], [4, 200]), 'inconsistent'],
  ['unreadable', shots([0, 429, 'soon'], [2, 200]), 'inconsistent'],
  ['never tried', shots([0, 429, 60]), null],
] as const)('%s', (_name, log, honesty) => {
  expect(ruleHonesty(log, 5, () => 0).honesty).toBe(honesty)
})

it('does not blame a promise for what came after impatient requests', () => {
  expect(ruleHonesty(shots([0, 429, 2], [1, 429, 2], [2.5, 429, 2], [4.6, 200]), 5, () => 0)).toMatchObject({
    honesty: 'honest',
    cycles: [{ promisedSeconds: 2, waitedSeconds: expect.closeTo(2.09, 2), accepted: true }],
  })
})

it('counts a burst after the wait as accepted when any of it was', () => {
  const late: Shot = { sentMs: 2_100, receivedMs: 2_150, status: 429, headers: [['retry-after', '2']] }
  const quick: Shot = { sentMs: 2_101, receivedMs: 2_120, status: 200, headers: [] }
  expect(ruleHonesty([...shots([0, 429, 2]), late, quick], 5, () => 0).cycles[0]?.accepted).toBe(true)
})

it('asks for more in long windows: 15 % too long is no lie', () => {
  expect(ruleHonesty(shots([0, 429, 60], [55, 200]), 60, () => 0).honesty).toBe('honest')
  expect(ruleHonesty(shots([0, 429, 60], [45, 200]), 60, () => 0).honesty).toBe('over-long')
})
