/**
 * All pairs in few rows: so many yes-or-no factors that in some row any two of them are both there, both absent, and each alone.
 * A column is a set of ⌈n/2⌉ of the n − 1 rows below the first. Two different ones of the same size each have a row of their own; both
 * hold more than half, so that they meet; and in the first row none stands (Kleitman and Spencer, 1973: no smaller table does it).
 */

/** Rows by factors. */
export function pairwise(factors: number): readonly (readonly boolean[])[] {
  if (factors === 0) return []
  if (factors === 1) return [[false], [true]]
  let rows = 4
  while (choose(rows - 1, Math.ceil(rows / 2)) < factors) rows += 1
  const columns = subsets(rows - 1, Math.ceil(rows / 2), factors)
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column.includes(row - 1)))
}

const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => i).reduce((all, i) => (all * (n - i)) / (i + 1), 1)

/** The first `most` sets of `size` numbers below `limit`, in the order of their numbers. */
function subsets(limit: number, size: number, most: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = []
  const extend = (taken: readonly number[], from: number): void => {
    if (taken.length === size) found.push(taken)
    for (let next = from; taken.length < size && next < limit && found.length < most; next++) extend([...taken, next], next + 1)
  }
  extend([], 0)
  return found
}
