/**
 * A machine that is not quiet, simulated: runs of one side differ by normal noise, 8 % of them are hit by a neighbour that costs 5 to
 * 40 %, and each job has a level of its own, 10 % apart, which base and candidate share. Trials go through the functions that judge real
 * runs. For tests and bench/regression.ts.
 */
import { random, type Random } from '#lib/seed.ts'
import type { ComparedMetric } from '#model/comparison.ts'
import { changePoints } from '#load/change-points.ts'
import { compareRuns, usualTolerances, type Runs } from '#load/compare.ts'
import { decided, lookPlan, usualPairs } from '#load/compare-looks.ts'
import type { Measured } from '#load/compare-metrics.ts'

const neighbour = { share: 0.08, from: 0.05, to: 0.4 } as const
const drift = 0.1
/** Bootstrap resamples of a trial; the command takes 1,000. */
const resamples = 400

/** Box and Muller. */
const normal = (draw: Random): number => Math.sqrt(-2 * Math.log(1 - draw.next())) * Math.cos(2 * Math.PI * draw.next())

/** How many times longer one run takes than it should. */
const noisyRun = (draw: Random, noise: number): number =>
  Math.exp(noise * normal(draw)) * (draw.next() < neighbour.share ? 1 + neighbour.from + (neighbour.to - neighbour.from) * draw.next() : 1)

export interface Scene {
  readonly rows: readonly { readonly operation: string; readonly metric: ComparedMetric; readonly slower: boolean }[]
  readonly noise: number
}

export type Answer = 'fail' | 'pass' | 'inconclusive'

export function gateOnce({ rows, noise }: Scene, slowdown: number, seed: number): { readonly answer: Answer; readonly pairs: number } {
  const draw = random(seed)
  const night = Math.exp(drift * normal(draw))
  const side = (head: boolean): readonly Measured[] =>
    rows.map(({ operation, metric, slower }) => {
      const time = night * noisyRun(draw, noise) * (head && slower ? 1 + slowdown : 1)
      return { operation, metric, value: metric === 'throughput' ? 1000 / time : time }
    })
  const sides: [Runs, Runs] = [[], []]
  const { at, alpha } = lookPlan(usualPairs.first, usualPairs.most)
  for (const pairs of at) {
    while (sides[0].length < pairs) {
      sides[0] = [...sides[0], side(false)]
      sides[1] = [...sides[1], side(true)]
    }
    const judged = compareRuns(...sides, { alpha, tolerances: usualTolerances, seed, resamples })
    if (!decided(judged) && pairs !== at.at(-1)) continue
    const answer = judged.some(({ state }) => state === 'worse')
      ? 'fail'
      : judged.every(({ state }) => state === 'held')
        ? 'pass'
        : 'inconclusive'
    return { answer, pairs }
  }
  throw new Error('there is always a last look')
}

/** What most do: one run against a stored one of another night, and a slowdown of more than 10 % fails. */
export function naiveGate(noise: number, slowdown: number, seed: number): boolean {
  const draw = random(seed)
  const once = (): number => Math.exp(drift * normal(draw)) * noisyRun(draw, noise)
  const base = once()
  return once() * (1 + slowdown) > 1.1 * base
}

export interface Nights {
  readonly noise: number
  readonly perNight: number
  readonly slowdown: number
  readonly nights: number
}

/** A change within two nights of the true one is told; any other is an alarm. `late`: how many nights of the new level it took. */
export function nightsOnce(
  { noise, perNight, slowdown, nights }: Nights,
  seed: number,
): { readonly told: boolean; readonly alarm: boolean; readonly late?: number } {
  const draw = random(seed)
  const changed = 40
  const series = Array.from({ length: nights }, (_, night) => {
    const runs = Array.from({ length: perNight }, () => noisyRun(draw, noise)).toSorted((a, b) => a - b)
    return (runs[perNight >> 1] ?? 1) * (night >= changed ? 1 + slowdown : 1)
  })
  const near = (index: number): boolean => slowdown > 0 && Math.abs(index - changed) <= 2
  const points = changePoints(series)
  const first = Array.from({ length: nights - changed }, (_, after) => after + 1).find((after) =>
    changePoints(series.slice(0, changed + after)).some(({ index }) => near(index)),
  )
  return {
    told: points.some(({ index }) => near(index)),
    alarm: points.some(({ index }) => !near(index)),
    ...(slowdown > 0 && first !== undefined && { late: first }),
  }
}
