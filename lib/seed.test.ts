import { expect, it } from 'vitest'
import { fork, random } from '#lib/seed.ts'

it('gives the same numbers for the same seed, and others for another', () => {
  const ten = (seed: number): readonly number[] => {
    const { next } = random(seed)
    return Array.from({ length: 10 }, next)
  }
  expect(ten(7)).toEqual(ten(7))
  expect(ten(7)).not.toEqual(ten(8))
})

it('never changes: a stored seed must give the same plan tomorrow', () => {
  // The first number of Mulberry32's reference for seed 1.
  expect(random(1).next()).toBeCloseTo(0.6270739405881613, 12)
  expect(fork(1, 'a', 2)).toBe(4262412888)
  expect(fork(1, 'é漢🎉', 2)).toBe(727496611)
})

it('spreads evenly, both ends included', () => {
  const { integer } = random(3)
  const counts = [0, 0, 0, 0]
  for (let k = 0; k < 4000; k += 1) {
    const n = integer(2, 5) - 2
    counts[n] = (counts[n] ?? 0) + 1
  }
  expect(counts).toHaveLength(4)
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

it('forks apart by every step of the path', () => {
  const seeds = [fork(1), fork(1, 'a'), fork(1, 'b'), fork(1, 'a', 'b'), fork(1, 'ab'), fork(1, 'a', 1), fork(1, 1, 'a'), fork(1, 'b', 'a')]
  expect(new Set(seeds).size).toBe(seeds.length)
})

it('picks nothing from nothing', () => {
  const nothing: readonly string[] = []
  expect(random(1).pick(nothing)).toBeUndefined()
  expect(random(1).pick(['only'])).toBe('only')
})
