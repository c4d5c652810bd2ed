import { describe, expect, test } from 'vitest'
import { histogram as newHistogram } from '#lib/histogram.ts'
import { latencyCurve } from '#reports/latency-curve.ts'

const histogram = (microseconds: readonly number[]): string => {
  const values = newHistogram()
  for (const value of microseconds) values.record(value)
  return values.toBase64()
}
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => (index + 1) * 1000)
const at = (points: ReturnType<typeof latencyCurve>, nines: number): number | undefined =>
  points?.find((point) => Math.abs(point.nines - nines) < 1e-6)?.ms

describe('latency curve', () => {
  test("knows p90, p99 and the maximum to the histogram's three digits", () => {
    const curve = latencyCurve([histogram(upTo(1000))])
    expect(at(curve, 1)).toBeCloseTo(900, -0.5)
    expect(at(curve, 2)).toBeCloseTo(990, -0.5)
    expect(Math.abs((curve?.at(-1)?.ms ?? 0) - 1000)).toBeLessThan(2)
    expect(curve?.at(-1)?.nines).toBeCloseTo(3)
  })

  test('never falls', () => {
    const values = latencyCurve([histogram(upTo(777))])?.map(({ ms }) => ms) ?? []
    expect(values.length).toBeGreaterThan(20)
    expect(values.toSorted((a, b) => a - b)).toEqual(values)
  })

  test('two histograms are one distribution', () => {
    expect(latencyCurve([histogram(upTo(500)), histogram(upTo(1000).slice(500))])).toEqual(latencyCurve([histogram(upTo(1000))]))
  })

  test.each([
    ['nothing', []],
    ['no values', [histogram([])]],
    ['no histogram', ['AAAA']],
    ['no base64', ['\u0000<']],
    ['an empty text', ['']],
  ])('is undefined for %s', (_, given) => {
    expect(latencyCurve(given)).toBeUndefined()
  })
})
