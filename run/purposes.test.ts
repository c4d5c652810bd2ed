import { expect, it } from 'vitest'
import { purposes } from '#run/purposes.ts'

it('is the same for the first playing of a round in every run, and another for each further one', () => {
  const [one, other] = [purposes(), purposes()]
  expect(one('a', 'repeat', 0)).toEqual(other('a', 'repeat', 0))
  const all = [one('a', 'repeat', 0), one('a', 'repeat', 0), one('a', 'repeat', 1), one('a', 'planned', 0), one('b', 'repeat', 0)]
  expect(new Set(all.map(String)).size).toBe(all.length)
})
