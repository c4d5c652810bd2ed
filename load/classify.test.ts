import { expect, it } from 'vitest'
import type { Fit } from '#load/fit.ts'
import { decide, family, isConcurrency } from '#load/classify.ts'

it.each([
  [[20, 20, 20], 'full-reset'],
  [[7, 20, 20], 'full-reset'],
  [[20, 1, 1], 'low-refill'],
  [[20, 3, 2], 'low-refill'],
  [[3, 1, 1], 'low-refill'],
  [[3, 3, 3], 'full-reset'],
  [[1, 1, 1], 'full-reset'],
  [[50, 31, 2], 'full-reset'],
] as const)('bursts of %j are %s', (counts, kind) => {
  expect(family(counts)).toBe(kind)
})

const fit = (algorithm: Fit['algorithm'], cost: number): Fit => ({
  algorithm,
  cost,
  countsRefused: false,
  limit: 20,
  windowMs: 1000,
  loMs: 990,
  hiMs: 1010,
  step: 1,
})

it.each([
  ['one that explains all', [fit('fixed-aligned', 0), fit('sliding-log', 30)], 'fixed-aligned', ['fixed-aligned']],
  ['one that leaves two', [fit('sliding-log', 2), fit('fixed-aligned', 9)], 'sliding-log', ['sliding-log']],
  ['two that explain alike', [fit('sliding-log', 0), fit('fixed-anchored', 2)], 'uncertain', ['sliding-log', 'fixed-anchored']],
  ['none that explains', [fit('sliding-log', 40), fit('fixed-anchored', 70)], 'uncertain', ['sliding-log', 'fixed-anchored']],
  ['much noise, and every other far worse', [fit('sliding-counter', 30), fit('sliding-log', 400)], 'sliding-counter', ['sliding-counter']],
  ['the same kind twice', [fit('sliding-log', 0), fit('sliding-log', 1), fit('token-bucket', 9)], 'sliding-log', ['sliding-log']],
] as const)('of fits with %s decides', (_name, fits, algorithm, candidates) => {
  const decision = decide(fits, 1000)
  expect(decision).toMatchObject({ algorithm, candidates })
  expect(decision.confidence).toBeLessThan(1)
})

it('is the surer, the more the others leave unexplained', () => {
  const surety = (other: number): number => decide([fit('sliding-log', 0), fit('token-bucket', other)], 1000).confidence
  expect([surety(3), surety(10), surety(1000)].map((value) => Math.round(value * 100))).toEqual([80, 94, 99])
})

it('takes like parts of two volleys for a limit of requests under way', () => {
  expect([
    isConcurrency(5, 5, 64),
    isConcurrency(5, 0, 64),
    isConcurrency(64, 64, 64),
    isConcurrency(50, 48, 64),
    isConcurrency(5, 7, 64),
  ]).toEqual([true, false, false, true, false])
})
