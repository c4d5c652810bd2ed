import { describe, expect, it } from 'vitest'
import { fork } from '#lib/seed.ts'
import { compareRuns, usualTolerances, type Runs } from '#load/compare.ts'
import { decided, lookPlan, pairsNeeded } from '#load/compare-looks.ts'
import { changePoints } from '#load/change-points.ts'
import { gateOnce, nightsOnce, type Scene } from '#load/noisy-runs.testdata.ts'

const look = { alpha: 0.005, tolerances: usualTolerances, seed: 1 }

/** Ten runs around a value, 0.5 % apart. */
const around = (value: number, metric: 'p50' | 'throughput' = 'p50', spread = 0.005): Runs =>
  Array.from({ length: 10 }, (_, run) => [{ operation: 'get', metric, value: value * (1 + spread * (((run * 7) % 10) - 4.5)) }])

const stateOf = (base: Runs, head: Runs): string | undefined => compareRuns(base, head, look)[0]?.state

describe('one look', () => {
  it.each([
    ['the same', around(100), around(100), 'held'],
    ['20 % slower', around(100), around(120), 'worse'],
    ['20 % faster', around(100), around(80), 'held'],
    ['a slowdown that is borne', around(100), around(102), 'held'],
    ['a slowdown at the edge of what is borne', around(100), around(105), 'open'],
    ['fewer requests a second', around(1000, 'throughput'), around(900, 'throughput'), 'worse'],
    ['more requests a second', around(1000, 'throughput'), around(1100, 'throughput'), 'held'],
    ['a base that differs much from itself', around(100, 'p50', 0.03), around(100, 'p50', 0.03), 'noisy'],
    ['a slowdown far beyond that noise', around(100, 'p50', 0.03), around(300, 'p50', 0.03), 'worse'],
    ['a slowdown within that noise', around(100, 'p50', 0.03), around(115, 'p50', 0.03), 'noisy'],
    [
      'one run of which nothing can be estimated',
      around(100),
      [...around(100).slice(1), [{ operation: 'get', metric: 'p50', value: null }]],
      'too-few',
    ],
    ['an operation that the head does not have', around(100), around(100).map(() => []), 'too-few'],
  ] as const)('%s', (_, base, head, state) => expect(stateOf(base, head)).toBe(state))

  it('gives the ratio of head to base, with its interval, and Holm over the rows', () => {
    const twice = (runs: Runs): Runs => runs.map((run) => [...run, ...run.map((one) => ({ ...one, operation: 'list' }))])
    const [alone] = compareRuns(around(100), around(120), look)
    const [one, other] = compareRuns(twice(around(100)), twice(around(120)), look)
    expect(alone).toMatchObject({ operation: 'get', metric: 'p50', tolerance: 0.05 })
    expect(alone?.base).toBeCloseTo(100, 6)
    expect(alone?.effect).toBeCloseTo(1.2, 2)
    expect(alone?.interval?.lower).toBeGreaterThan(1.17)
    expect(alone?.interval?.upper).toBeLessThan(1.23)
    expect(one?.p).toBeCloseTo(2 * (alone?.p ?? 0), 12)
    expect(other?.state).toBe('worse')
  })

  it('compares errors by their difference: none against none is nothing', () => {
    const errors = (value: number): Runs =>
      Array.from({ length: 10 }, (_, run) => [{ operation: '*', metric: 'errors', value: value + run * 1e-5 }])
    expect(compareRuns(errors(0), errors(0.2), look)[0]).toMatchObject({ state: 'worse', noise: null })
    expect(compareRuns(errors(0), errors(0.001), look)[0]?.state).toBe('held')
  })

  it('passes nothing that could not have failed', () => {
    const few = (pairs: number): string | undefined => compareRuns(around(100).slice(0, pairs), around(100).slice(0, pairs), look)[0]?.state
    expect([2, 3, 4, 5, 6].map(few)).toEqual(['open', 'open', 'open', 'held', 'held'])
  })

  it('decides nothing of a single pair', () => {
    expect(compareRuns(around(100).slice(0, 1), around(200).slice(0, 1), look)[0]).toMatchObject({
      p: null,
      interval: null,
      state: 'too-few',
    })
  })
})

describe('the looks', () => {
  it('spend the same level in all', () => {
    expect(lookPlan(10, 20)).toEqual({ at: [10, 15, 20], alpha: 0.005 })
    expect(lookPlan(5, 20)).toEqual({ at: [5, 10, 15, 20], alpha: 0.00375 })
    expect(lookPlan(12, 14)).toEqual({ at: [12, 14], alpha: 0.0075 })
    expect(lookPlan(10, 10)).toEqual({ at: [10], alpha: 0.01 })
  })

  it('end where something is worse, or everything held', () => {
    const rows = (...states: readonly string[]): Parameters<typeof decided>[0] =>
      states.map((state) => ({ state })) as unknown as Parameters<typeof decided>[0]
    expect(decided(rows('held', 'too-few'))).toBe(true)
    expect(decided(rows('open', 'worse'))).toBe(true)
    expect(decided(rows('held', 'open'))).toBe(false)
    expect(decided(rows('held', 'noisy'))).toBe(false)
  })

  it('know how many pairs can show anything at all', () => {
    expect(pairsNeeded(1, 0.005)).toBe(5)
    expect(pairsNeeded(10, 0.005)).toBe(7)
  })
})

// The figures of docs/regression.md, on fewer trials: with these seeds always the same.
describe('on a noisy machine', () => {
  const throughput: Scene = { rows: [{ operation: '*', metric: 'throughput', slower: true }], noise: 0.04 }
  const answers = (slowdown: number): readonly string[] =>
    Array.from({ length: 40 }, (_, trial) => gateOnce(throughput, slowdown, fork(23, slowdown, trial)).answer)
  const share = (all: readonly string[], wanted: string): number => all.filter((one) => one === wanted).length / all.length

  it('raises hardly a false alarm, and sees 10 %', { timeout: 60_000 }, () => {
    expect(share(answers(0), 'fail')).toBeLessThanOrEqual(0.01)
    expect(share(answers(0.1), 'fail')).toBeGreaterThanOrEqual(0.84)
    expect(share(answers(0.2), 'pass')).toBe(0)
  })

  it('tells a change of level among the nights, and none where there is none', { timeout: 60_000 }, () => {
    const seen = (slowdown: number): readonly ReturnType<typeof nightsOnce>[] =>
      Array.from({ length: 40 }, (_, trial) => nightsOnce({ noise: 0.04, perNight: 3, slowdown, nights: 60 }, fork(29, slowdown, trial)))
    expect(seen(0).filter(({ alarm }) => alarm).length).toBeLessThanOrEqual(1)
    expect(seen(0.1).filter(({ told }) => told).length).toBeGreaterThanOrEqual(38)
  })
})

describe('change points', () => {
  const level = (value: number, nights: number): readonly number[] =>
    Array.from({ length: nights }, (_, night) => value * (1 + 0.004 * ((night * 3) % 5)))

  it.each([
    ['nothing', [], []],
    ['one night', [5], []],
    ['a constant', Array<number>(30).fill(5), []],
    ['a constant that steps', [...Array<number>(9).fill(5), ...Array<number>(9).fill(6)], [9]],
    ['one level', level(100, 40), []],
    ['a step up', [...level(100, 20), ...level(112, 20)], [20]],
    ['a step up and back', [...level(100, 20), ...level(130, 15), ...level(100, 20)], [20, 35]],
    ['a small step that does not matter', [...level(100, 20), ...level(103, 20)], []],
    ['one bad night', [...level(100, 15), 180, ...level(100, 15)], []],
    ['a small step after a large one', [...level(100, 40), ...level(300, 30), ...level(330, 30)], [40, 70]],
  ] as const)('%s', (_, series, indices) => expect(changePoints(series).map(({ index }) => index)).toEqual(indices))

  it('say from where to where', () => {
    const [point] = changePoints([...level(100, 20), ...level(120, 20)])
    expect(point?.change).toBeCloseTo(0.2, 6)
    expect(point?.p).toBeLessThan(1e-6)
  })
})
