/** Small statistics: location, spread, quantiles, Student's t, and Holm's step-down. Nothing here knows what was measured. */

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Between the neighbours in a straight line (type 7 of Hyndman and Fan, 1996); NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  // Not `below + (above - below) * …` alone: equal neighbours must stay exactly what they are.
  return below === above ? below : below + (above - below) * (place - Math.floor(place))
}

/** The interquartile range as a share of the median: what one run in two differs by. 0.1 is 10 %. */
export function relativeSpread(values: readonly number[]): number {
  const middle = median(values)
  const range = quantile(values, 0.75) - quantile(values, 0.25)
  return range === 0 ? 0 : range / Math.abs(middle)
}

/** P(Z > z) of the normal distribution, by the error function of Numerical Recipes (W. J. Cody's fit): relative error below 1.2e-7. */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.5 * x)
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
  ]
  const sum = coefficients.reduceRight((rest, coefficient) => coefficient + t * rest, 0)
  const half = 0.5 * t * Math.exp(-x * x + sum)
  return z >= 0 ? half : 1 - half
}

/** Two-sided p of Student's t-test of two samples of equal variance. Two constant samples differ surely or not at all. */
export function studentP(a: readonly number[], b: readonly number[]): number {
  const freedom = a.length + b.length - 2
  if (a.length === 0 || b.length === 0 || freedom < 1) return 1
  const [meanA, meanB] = [mean(a), mean(b)]
  const squares = a.reduce((sum, value) => sum + (value - meanA) ** 2, 0) + b.reduce((sum, value) => sum + (value - meanB) ** 2, 0)
  const error = Math.sqrt((squares / freedom) * (1 / a.length + 1 / b.length))
  // Rounding leaves a trace of variance in constant samples.
  if (error <= 1e-12 * (Math.abs(meanA) + Math.abs(meanB))) return Math.abs(meanA - meanB) <= 1e-9 * Math.abs(meanA) ? 1 : 0
  const t = (meanA - meanB) / error
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
}

/** p-values adjusted so that the chance of one false rejection among all stays below the level (Holm, 1979). In the order given. */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((_, index) => index).toSorted((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1))
  const adjusted = ps.map(() => 1)
  let least = 0
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (ps[index] ?? 1) * (ps.length - rank)))
    adjusted[index] = least
  }
  return adjusted
}

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction (Lentz; DLMF 8.17.22). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side only; the other follows by symmetry.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a
  const tiny = 1e-300
  const kept = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let [c, d] = [1, 1 / kept(1 - ((a + b) * x) / (a + 1))]
  let fraction = d
  for (let m = 1; m < 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    const before = fraction
    for (const step of [even, odd]) {
      d = 1 / kept(1 + step * d)
      c = kept(1 + step / c)
      fraction *= c * d
    }
    if (Math.abs(fraction / before - 1) < 1e-14) break
  }
  return front * fraction
}

/** Lanczos, g = 7, n = 9: relative error about 1e-15 for x > 0.5, and here x is at least that. */
function logGamma(x: number): number {
  const lanczos = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const base = x + 6.5
  const sum = lanczos.reduce((total, coefficient, index) => total + (index === 0 ? coefficient : coefficient / (x - 1 + index)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}
