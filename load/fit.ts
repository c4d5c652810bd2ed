/** Which limiter of each kind explains a log best, and with how many answers left unexplained. Pure search: no kind is preferred. */
import type { Algorithm } from '#model/record.ts'
import { bucket, fixedAligned, fixedAnchored, mismatches, penalised, slidingCounter, tickBucket } from '#load/replay.ts'
import type { Machine, Sight } from '#load/replay.ts'
import { anchors, anywhere, fitClock, geometric } from '#load/fit-clock.ts'
import type { Found } from '#load/fit-clock.ts'
import { fitLog } from '#load/fit-log.ts'

/** A kind of limiter with the numbers that fit best. */
export interface Fit {
  readonly algorithm: Algorithm
  readonly countsRefused: boolean
  readonly limit: number
  readonly windowMs: number
  /** Every window between these explains as much. */
  readonly loMs: number
  readonly hiMs: number
  /** Tokens that come at once, where a timer fills the bucket. */
  readonly step: number
  /** How long a refusal bars, where it makes the window longer. */
  readonly penaltyMs?: number
  /** Answers left unexplained. */
  readonly cost: number
}

/** What is known before the search: limits to try, most likely first, and where the window lies. */
export interface Guess {
  readonly limits: readonly number[]
  readonly capacities: readonly number[]
  readonly loMs: number
  readonly hiMs: number
  /** Refill, where requests came back little by little, and how many came at once. */
  readonly perMs: number | null
  readonly step: number
}

export function fits(sight: Sight, guess: Guess): readonly Fit[] {
  const limits = guess.limits.slice(0, 3)
  const best = (candidates: readonly Fit[]): readonly Fit[] => candidates.toSorted((a, b) => a.cost - b.cost).slice(0, 1)
  const plain = [
    ...best(limits.map((limit) => fitLog(sight, limit, false, guess))),
    ...best(limits.map((limit) => fitLog(sight, limit, true, guess))),
    ...best(limits.map((limit) => fitAnchored(sight, limit, guess))),
    ...best(limits.map((limit) => fitBoundaries(sight, limit, guess, 'fixed-aligned'))),
    ...best(limits.map((limit) => fitBoundaries(sight, limit, guess, 'sliding-counter'))),
    ...best([...fitBucket(sight, guess), ...fitTicks(sight, guess)]),
  ]
  // Penalties have more numbers to turn: they are tried only where a simpler limiter does not explain it all.
  if (plain.some(({ cost }) => cost === 0)) return plain
  return [...plain, ...best(limits.flatMap((limit) => fitPenalised(sight, limit, guess)))]
}

/** The least cost over ascending values, and the neighbours that cost no more: the middle of the widest such stretch is the answer. */
function scan(values: readonly number[], costOf: (value: number, enough: number) => number): Found {
  let least = Infinity
  const costs = values.map((value) => {
    const cost = costOf(value, least)
    least = Math.min(least, cost)
    return cost
  })
  let [from, to] = [0, -1]
  for (let start = 0; start < costs.length; start += 1) {
    if (costs[start] !== least) continue
    let end = start
    while (costs[end + 1] === least) end += 1
    if (end - start > to - from || to < 0) [from, to] = [start, end]
    start = end
  }
  const [lo, hi] = [values[from] ?? 0, values[to] ?? 0]
  return { value: (lo + hi) / 2, cost: least, lo, hi }
}

/** Coarse, then ever finer around what was best. */
function search(lo: number, hi: number, steps: readonly number[], costOf: (value: number, enough: number) => number): Found {
  let found: Found | undefined
  let previous = 0
  for (const step of steps) {
    const next: Found =
      found === undefined
        ? scan(geometric(lo, hi, step), costOf)
        : scan(geometric(found.lo * (1 - previous), found.hi * (1 + previous), step), costOf)
    if (found === undefined || next.cost <= found.cost) found = next
    previous = step
  }
  return found ?? { value: lo, cost: Infinity, lo, hi }
}

const windowed = (algorithm: Algorithm, limit: number, found: Found): Fit => ({
  algorithm,
  countsRefused: false,
  limit,
  windowMs: found.value,
  loMs: found.lo,
  hiMs: found.hi,
  step: 1,
  cost: found.cost,
})

const fitAnchored = (sight: Sight, limit: number, { loMs, hiMs }: Guess): Fit =>
  windowed(
    'fixed-anchored',
    limit,
    search(loMs, hiMs, [0.01, 0.001], (windowMs, enough) => mismatches(sight, fixedAnchored(limit, windowMs, sight.slackMs), enough)),
  )

/** Refusals that start the window anew were met by our own polls: then it is much shorter than it seemed. */
function fitPenalised(sight: Sight, limit: number, { loMs, hiMs }: Guess): readonly Fit[] {
  const costOf = (windowMs: number, penaltyMs: number, everyTime: boolean, enough: number): number =>
    mismatches(sight, penalised(limit, windowMs, penaltyMs, everyTime, sight.slackMs), enough)
  const anew = search(loMs / 8, hiMs, [0.01, 0.001], (windowMs, enough) => costOf(windowMs, windowMs, true, enough))
  let bar: Fit | undefined
  for (const windowMs of geometric(loMs / 8, hiMs, 0.06)) {
    const found = search(loMs, hiMs, [0.02, 0.004], (penaltyMs, enough) => costOf(windowMs, penaltyMs, false, enough))
    if (bar !== undefined && bar.cost <= found.cost) continue
    const window = search(windowMs * 0.94, windowMs * 1.06, [0.005], (ms, enough) => costOf(ms, found.value, false, enough))
    bar = { ...windowed('fixed-anchored', limit, window), penaltyMs: found.value }
  }
  return [{ ...windowed('fixed-anchored', limit, anew), countsRefused: true, penaltyMs: anew.value }, ...(bar === undefined ? [] : [bar])]
}

/** Below so many requests a window, a single one that comes back takes as long as a boundary. */
const fewTokens = 12

/** Kinds with windows of the server's clock: a request that was let in after refusals met a boundary, and the others lie windows away. */
function fitBoundaries(sight: Sight, limit: number, guess: Guess, algorithm: 'fixed-aligned' | 'sliding-counter'): Fit {
  const machine = (windowMs: number, boundaryMs: number): Machine =>
    algorithm === 'fixed-aligned' ? fixedAligned(limit, windowMs, boundaryMs, sight.slackMs) : slidingCounter(limit, windowMs, boundaryMs)
  // A counter that is off by half a request's share of the window answers otherwise.
  const grain = algorithm === 'fixed-aligned' ? 0.01 : Math.min(0.01, Math.max(0.002, 0.5 / limit))
  const places = limit < fewTokens && algorithm === 'sliding-counter' ? anywhere(sight, guess) : anchors(sight)
  return windowed(algorithm, limit, fitClock(sight, guess, { grain, places, machine }))
}

function fitBucket(sight: Sight, { capacities, loMs, hiMs, perMs }: Guess): readonly Fit[] {
  return capacities.map((capacity) => {
    const [lo, hi] = perMs === null ? [capacity / (hiMs * 3), capacity / loMs] : [perMs * 0.8, perMs * 1.25]
    const found = search(lo, hi, [0.02, 0.002], (rate, enough) => mismatches(sight, bucket(capacity, rate), enough))
    return {
      ...windowed('token-bucket', capacity, found),
      windowMs: capacity / found.value,
      loMs: capacity / found.hi,
      hiMs: capacity / found.lo,
    }
  })
}

/** Only where requests came back little by little: a step is what came at once. */
function fitTicks(sight: Sight, { limits: [capacity], perMs, step }: Guess): readonly Fit[] {
  if (perMs === null || capacity === undefined || step < 2) return []
  return [step - 1, step, step + 1]
    .filter((size) => size >= 2 && size <= capacity)
    .map((size) => {
      const range = { loMs: size / (perMs * 1.3), hiMs: size / (perMs * 0.75) }
      const machine = (tickMs: number, atMs: number): Machine => tickBucket(capacity, size, tickMs, atMs)
      const found = fitClock(sight, range, { grain: 0.01, places: anchors(sight), machine })
      const scale = capacity / size
      return {
        ...windowed('token-bucket', capacity, found),
        step: size,
        windowMs: found.value * scale,
        loMs: found.lo * scale,
        hiMs: found.hi * scale,
      }
    })
}
