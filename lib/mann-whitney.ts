/**
 * The Mann-Whitney U test, one-sided: is what `b` measures larger than what `a` does?
 *
 * Up to 40 values the distribution is counted out over all ways to deal the ranks, ties included (the shift algorithm of Streitberg and
 * Röhmel, 1986), so that p is exact however few the runs. Beyond that it is the normal approximation with the correction for ties.
 */
import { normalTail } from '#lib/statistics.ts'

/** The count of all ways, C(40, 20), is exact in a double. */
const mostExact = 40

export interface MannWhitney {
  /** How many pairs have b above a; ties count half. */
  readonly u: number
  /** The chance of such a U or a larger one, if nothing differs. */
  readonly p: number
}

export function mannWhitney(a: readonly number[], b: readonly number[]): MannWhitney {
  if (a.length === 0 || b.length === 0) return { u: 0, p: 1 }
  const ranks = doubledRanks([...a, ...b])
  const sum = ranks.slice(a.length).reduce((total, rank) => total + rank, 0)
  const u = sum / 2 - (b.length * (b.length + 1)) / 2
  if (ranks.length > mostExact) return { u, p: normalP(ranks, a.length, b.length, u) }
  // Without ties all are even, and half of each tells the same with half the work.
  return {
    u,
    p: ranks.some((rank) => rank % 2 === 1)
      ? exactTail(ranks, b.length, sum)
      : exactTail(
          ranks.map((rank) => rank / 2),
          b.length,
          sum / 2,
        ),
  }
}

/** The smallest p that so many values on each side can give: fewer runs than this needs can't show anything, whatever they measure. */
export const leastP = (a: number, b: number): number => {
  let ways = 1
  for (let taken = 1; taken <= Math.min(a, b); taken += 1) ways = (ways * (a + b - Math.min(a, b) + taken)) / taken
  return 1 / ways
}

/** The smallest U that is told at the level, of so many values without ties; undefined where none is. */
export function criticalU(a: number, b: number, level: number): number | undefined {
  const ranks = Array.from({ length: a + b }, (_, index) => index + 1)
  const lowest = (b * (b + 1)) / 2
  let [least, most] = [0, a * b + 1]
  // The tail falls with U: the first that is below the level is found by halving.
  while (least < most) {
    const u = (least + most) >> 1
    const p = a + b <= mostExact ? exactTail(ranks, b, u + lowest) : normalP(ranks, a, b, u)
    if (p < level) most = u
    else least = u + 1
  }
  return least > a * b ? undefined : least
}

/** Twice the mean rank of each value: whole numbers, also where values are tied. */
function doubledRanks(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((x, y) => x - y)
  const ranks = new Map<number, number>()
  for (let from = 0; from < sorted.length;) {
    const value = sorted[from] ?? 0
    let to = from
    while (to < sorted.length && sorted[to] === value) to += 1
    ranks.set(value, from + 1 + to)
    from = to
  }
  return values.map((value) => ranks.get(value) ?? 0)
}

/** Of all subsets of `size` ranks, the share whose sum is at least `sum`. */
const exactTail = (ranks: readonly number[], size: number, sum: number): number =>
  tailsOf(
    ranks.toSorted((a, b) => a - b),
    size,
  )[sum] ?? 0

/** The distribution depends on the ranks alone, not on who has which: without ties it is the same for every test of so many values. */
const remembered = new Map<string, Float64Array>()
const mostRemembered = 256

function tailsOf(ranks: readonly number[], size: number): Float64Array {
  const key = `${size} ${ranks.join(' ')}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const tails = countOut(ranks, size)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, tails)
  return tails
}

/** For every sum the share of subsets with that sum or a larger one. */
function countOut(ranks: readonly number[], size: number): Float64Array {
  const most = ranks.reduce((total, rank) => total + rank, 0)
  const width = most + 1
  // ways[k * width + s]: how many subsets of k ranks have the sum s.
  const ways = new Float64Array((size + 1) * width)
  ways[0] = 1
  for (const [seen, rank] of ranks.entries()) {
    for (let k = Math.min(size, seen + 1); k >= 1; k -= 1) {
      const [to, from] = [k * width, (k - 1) * width]
      for (let s = most; s >= rank; s -= 1) ways[to + s] = (ways[to + s] ?? 0) + (ways[from + s - rank] ?? 0)
    }
  }
  const tails = ways.slice(size * width, (size + 1) * width)
  for (let s = most - 1; s >= 0; s -= 1) tails[s] = (tails[s] ?? 0) + (tails[s + 1] ?? 0)
  const all = tails[0] ?? 1
  return tails.map((count) => count / all)
}

function normalP(ranks: readonly number[], a: number, b: number, u: number): number {
  const n = a + b
  const tied = [...Map.groupBy(ranks, (rank) => rank).values()].reduce((total, { length }) => total + length ** 3 - length, 0)
  const variance = ((a * b) / 12) * (n + 1 - tied / (n * (n - 1)))
  // Half a step towards the middle: U moves in steps of one.
  return variance === 0 ? 1 : normalTail((u - (a * b) / 2 - 0.5) / Math.sqrt(variance))
}
