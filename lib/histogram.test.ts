import { expect, it } from 'vitest'
import { histogram, histogramFromBase64, mergeHistograms } from '#lib/histogram.ts'
import { random } from '#lib/seed.ts'

it('gives percentiles in milliseconds within 0.1 %', () => {
  const counts = histogram()
  for (let us = 1; us <= 100_000; us += 1) counts.record(us)
  const { p50, p99, max } = counts.percentiles()
  expect(p50 / 50).toBeCloseTo(1, 2)
  expect(p99 / 99).toBeCloseTo(1, 2)
  expect(max / 100).toBeCloseTo(1, 2)
  expect(counts.count).toBe(100_000)
})

it('is 0 everywhere while empty, also after a journey through base64', () => {
  expect(histogramFromBase64(histogram().toBase64()).percentiles()).toEqual({ p50: 0, p90: 0, p95: 0, p99: 0, p999: 0, max: 0 })
})

it('records what lies outside the range at its edge', () => {
  const counts = histogram()
  for (const us of [-5, 0, 0.2, 1e12]) counts.record(us)
  expect(counts.count).toBe(4)
  expect(counts.percentileMs(1)).toBe(0.001)
  expect(counts.percentileMs(100) / 60_000).toBeCloseTo(1, 2)
})

it('of parts, through base64 and merged, equals one that was fed with everything', () => {
  const { integer } = random(3)
  const whole = histogram()
  const parts = [histogram(), histogram(), histogram(), histogram()]
  for (let k = 0; k < 20_000; k += 1) {
    const us = integer(1, 10) ** integer(1, 7)
    whole.record(us)
    parts[k % 4]?.record(us)
  }
  const merged = mergeHistograms(parts.map((part) => histogramFromBase64(part.toBase64())))
  expect(merged.percentiles()).toEqual(whole.percentiles())
  expect(merged.toBase64()).toBe(whole.toBase64())
})

it('refuses to read one of another precision', () => {
  expect(() => histogramFromBase64(histogram('coarse').toBase64())).toThrow('3 digits')
})
