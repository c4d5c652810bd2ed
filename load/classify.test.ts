import { expect, it } from 'vitest'
import { classifyFullReset, classifyLowRefill, family, isConcurrency } from '#load/classify.ts'

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

it.each([
  ['a boundary between the halves', { limit: 20, half: 10, rest: 20, again: 0 }, 'fixed-aligned'],
  ['all back after a window', { limit: 20, half: 10, rest: 10, again: 20 }, 'fixed-anchored'],
  ['only the first half back', { limit: 20, half: 10, rest: 10, again: 10 }, 'sliding-log'],
  ['nothing back', { limit: 20, half: 10, rest: 10, again: 0 }, 'uncertain'],
  ['one a window', { limit: 1, half: 1, rest: 0, again: 1 }, 'uncertain'],
  ['one a window of a clock', { limit: 1, half: 1, rest: 1, again: 0 }, 'fixed-aligned'],
  ['two a window', { limit: 2, half: 1, rest: 1, again: 1 }, 'sliding-log'],
  ['more than the limit at once', { limit: 3, half: 2, rest: 9, again: 0 }, 'uncertain'],
  ['more than the limit after silence', { limit: 1, half: 1, rest: 1, again: 0, later: 2 }, 'uncertain'],
  ['less than half to begin with', { limit: 20, half: 4, rest: 0, again: 3 }, 'uncertain'],
  ['a quota that others share', { limit: 20, half: 10, rest: 3, again: 18 }, 'uncertain'],
] as const)('%s', (_name, seen, algorithm) => {
  expect(classifyFullReset({ later: 0, ...seen, burstShare: 0.01 }).algorithm).toBe(algorithm)
})

it('does not tell more of a window that a burst nearly fills', () => {
  expect(classifyFullReset({ limit: 20, half: 10, rest: 20, again: 0, later: 0, burstShare: 0.5 })).toMatchObject({
    algorithm: 'uncertain',
    candidates: ['fixed-aligned', 'fixed-anchored', 'sliding-log'],
  })
})

it.each([
  ['the next token within a step', { firstBurst: 10, bursts: [10, 10, 10], deadSteps: [0.9, 1, 0.4] }, 'token-bucket'],
  ['a dead time at one phase', { firstBurst: 10, bursts: [10, 9, 8], deadSteps: [0.9, 7, 0.4] }, 'sliding-counter'],
  ['bursts that grow', { firstBurst: 3, bursts: [6, 9, 12], deadSteps: [1, 1, 1] }, 'uncertain'],
  ['two a window', { firstBurst: 2, bursts: [2, 2, 2], deadSteps: [1, 1, 1] }, 'uncertain'],
  ['nothing repeated', { firstBurst: 9, bursts: [], deadSteps: [] }, 'uncertain'],
] as const)('%s', (_name, seen, algorithm) => {
  expect(classifyLowRefill(seen).algorithm).toBe(algorithm)
})

it('takes equal parts of two volleys for a limit of requests under way', () => {
  expect([isConcurrency(5, 5, 64), isConcurrency(5, 0, 64), isConcurrency(64, 64, 64), isConcurrency(5, 6, 64)]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
