/** The sides of a cell of coverage, and the share of them that was exercised. */
import type { CoverageRow } from '#model/record.ts'

export const coverageKinds = ['status', 'mediaType', 'parameter', 'keyword'] as const satisfies readonly CoverageRow['kind'][]

/** At least so much of every kind, in percent. */
export type CoverageFloors = { readonly [kind in CoverageRow['kind']]?: number }

export interface Share {
  readonly filled: number
  readonly sides: number
}

/** A status is only drawn; a parameter or a keyword can be kept and broken, which are two sides. */
export const isTwoSided = ({ kind }: Pick<CoverageRow, 'kind'>): boolean => kind === 'parameter' || kind === 'keyword'

export function shareOf(rows: readonly CoverageRow[]): Share {
  const sum = (count: (row: CoverageRow) => number): number => rows.reduce((total, row) => total + count(row), 0)
  return {
    filled: sum((row) => (isTwoSided(row) ? Number(row.valid > 0) + Number(row.invalid > 0) : Number(row.valid + row.invalid > 0))),
    sides: sum((row) => (isTwoSided(row) ? 2 : 1)),
  }
}
