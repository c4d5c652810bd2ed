import { describe, expect, it } from 'vitest'
import { hodgesLehmann, hodgesLehmannRatio, usualBootstrap } from '#lib/hodges-lehmann.ts'
import { criticalU, leastP, mannWhitney } from '#lib/mann-whitney.ts'
import { random } from '#lib/seed.ts'
import { holm, median, normalTail, quantile, relativeSpread, studentP } from '#lib/statistics.ts'

describe('location and spread', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[10, 20], 0.75, 17.5],
    [[7], 0.9, 7],
  ])('the quantile of %j at %d is %d', (values, share, expected) => expect(quantile(values, share)).toBeCloseTo(expected, 12))

  it('knows no median of nothing, and no spread of equals', () => {
    expect(median([])).toBeNaN()
    expect(relativeSpread([0, 0, 0])).toBe(0)
    expect(relativeSpread([90, 100, 110, 100, 100])).toBe(0)
    expect(relativeSpread([90, 95, 100, 105, 110])).toBeCloseTo(0.1, 12)
  })
})

describe('the normal tail', () => {
  // Abramowitz and Stegun, table 26.1.
  it.each([
    [0, 0.5],
    [1, 0.158655254],
    [1.959963985, 0.025],
    [-1, 0.841344746],
    [4, 3.16712e-5],
  ])('beyond %d is %d', (z, p) => expect(normalTail(z) / p).toBeCloseTo(1, 5))
})

describe("Student's t", () => {
  // Two samples of 11 that differ by t standard errors: critical values of 20 degrees of freedom.
  const spread = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]
  const standardError = Math.sqrt((220 / 20) * (2 / 11))
  it.each([
    [2.085963447, 0.05],
    [2.84533971, 0.01],
    [3.849516274, 0.001],
    [0, 1],
  ])('t = %d of 20 degrees has p = %d', (t, p) =>
    expect(
      studentP(
        spread,
        spread.map((value) => value + t * standardError),
      ),
    ).toBeCloseTo(p, 8),
  )

  it('of one degree of freedom is Cauchy', () => {
    // t = (5 - 1) / sqrt(2 * (1 + 1 / 2)) = 2.3094; p = 1 - 2 atan(t) / pi.
    expect(studentP([0, 2], [5])).toBeCloseTo(1 - (2 * Math.atan(4 / Math.sqrt(3))) / Math.PI, 10)
  })

  it('of constant samples is sure either way', () => {
    expect(studentP([0.1, 0.1, 0.1], [0.1, 0.1])).toBe(1)
    expect(studentP([0.1, 0.1, 0.1], [0.2, 0.2])).toBe(0)
    expect(studentP([1], [2])).toBe(1)
    expect(studentP([], [2, 3, 4])).toBe(1)
  })
})

describe('Mann-Whitney', () => {
  it('counts out all ways without ties', () => {
    // 3 against 3: twenty ways, in one of them all of b is above a; three have U of at least 8 - 1.
    expect(mannWhitney([1, 2, 3], [4, 5, 6])).toEqual({ u: 9, p: 1 / 20 })
    expect(mannWhitney([1, 2, 4], [3, 5, 6])).toEqual({ u: 8, p: 2 / 20 })
    expect(mannWhitney([4, 5, 6], [1, 2, 3])).toEqual({ u: 0, p: 1 })
  })

  it('is exact with ties, as counting every way by hand is', () => {
    const [a, b] = [
      [1, 2, 2, 3, 5],
      [2, 3, 3, 4, 5],
    ]
    const all = [...a, ...b]
    const u = (set: readonly number[], rest: readonly number[]): number =>
      set.reduce((sum, x) => sum + rest.reduce((part, y) => part + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0)
    const observed = u(b, a)
    let [hits, ways] = [0, 0]
    for (let mask = 0; mask < 1024; mask += 1) {
      const set = all.filter((_, index) => (mask >> index) & 1)
      if (set.length !== 5) continue
      ways += 1
      if (
        u(
          set,
          all.filter((_, index) => ((mask >> index) & 1) === 0),
        ) >= observed
      )
        hits += 1
    }
    expect(ways).toBe(252)
    expect(mannWhitney(a, b)).toEqual({ u: observed, p: hits / ways })
  })

  it('says nothing where all is equal, or nothing was measured', () => {
    expect(mannWhitney([1, 1, 1], [1, 1]).p).toBe(1)
    expect(mannWhitney([], [1]).p).toBe(1)
    expect(mannWhitney(Array(30).fill(1), Array(30).fill(1)).p).toBe(1)
  })

  it('goes over into the normal approximation without a step', () => {
    const draw = random(7)
    for (const shift of [0, 0.1, 0.3]) {
      const a = Array.from({ length: 20 }, () => draw.next())
      const b = Array.from({ length: 20 }, () => draw.next() + shift)
      const exact = mannWhitney(a, b).p
      // One more value in the middle takes it beyond what is counted out.
      const approximate = mannWhitney([...a, median([...a, ...b])], b).p
      expect(Math.abs(approximate - exact)).toBeLessThan(0.03)
    }
  })

  it('knows which U is told at a level', () => {
    // The table of Mann and Whitney, one-sided 0.01: U of at most 19 of 100, told from the other end.
    expect(criticalU(10, 10, 0.01)).toBe(100 - 19)
    expect(criticalU(5, 5, 0.005)).toBe(25)
    expect(criticalU(5, 5, 0.001)).toBeUndefined()
    expect(criticalU(30, 30, 0.01)).toBeGreaterThan(450)
  })

  it('knows the smallest p that so few runs can give', () => {
    expect(leastP(3, 3)).toBeCloseTo(1 / 20, 12)
    expect(leastP(10, 10)).toBeCloseTo(1 / 184_756, 12)
    expect(leastP(2, 4)).toBeCloseTo(1 / 15, 12)
    expect(mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]).p).toBeCloseTo(leastP(5, 5), 12)
  })
})

describe('Hodges-Lehmann', () => {
  const options = { seed: 1, ...usualBootstrap }

  it('is the median of all differences', () => {
    expect(hodgesLehmann([1, 2, 3], [5, 7, 9], options).estimate).toBe(5)
    expect(hodgesLehmannRatio([100, 200], [110, 220], options).estimate).toBeCloseTo(1.1, 12)
  })

  it('is the same for the same seed, and bends little to one run that was disturbed', () => {
    const base = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100]
    const head = base.map((value) => value * 1.05)
    const disturbed = [...head.slice(1), 300]
    expect(hodgesLehmannRatio(base, head, options)).toEqual(hodgesLehmannRatio(base, head, options))
    expect(hodgesLehmannRatio(base, disturbed, options).estimate).toBeLessThan(1.06)
  })

  it('holds the true ratio in its interval about as often as it says', () => {
    const draw = random(3)
    // Nearly normal: the sum of twelve uniform values.
    const noise = (): number => Array.from({ length: 12 }, () => draw.next()).reduce((sum, one) => sum + one, -6) * 0.04
    let held = 0
    for (let trial = 0; trial < 200; trial += 1) {
      const base = Array.from({ length: 10 }, () => Math.exp(noise()))
      const head = Array.from({ length: 10 }, () => 1.1 * Math.exp(noise()))
      const { lower, upper } = hodgesLehmannRatio(base, head, { seed: trial, resamples: 200, level: 0.95 })
      if (lower <= 1.1 && 1.1 <= upper) held += 1
    }
    expect(held).toBeGreaterThanOrEqual(178)
    expect(held).toBeLessThan(200)
  })
})

it.each([
  [
    [0.01, 0.04, 0.03],
    [0.03, 0.06, 0.06],
  ],
  [
    [0.5, 0.9],
    [1, 1],
  ],
  [[0.04], [0.04]],
  [[], []],
])('Holm makes of %j %j', (ps, adjusted) => {
  for (const [index, p] of holm(ps).entries()) expect(p).toBeCloseTo(adjusted[index] ?? Number.NaN, 12)
  expect(holm(ps)).toHaveLength(adjusted.length)
})
