import { describe, expect, it } from 'vitest'
import { pairwise } from '#lib/pairwise.ts'

describe.each([0, 1, 2, 3, 4, 5, 7, 10, 11, 15, 16, 36, 100, 200])('%i factors', (factors) => {
  const rows = pairwise(factors)

  it('have every pair, both ways', () => {
    for (let a = 0; a < factors; a++) {
      for (let b = a + 1; b < factors; b++) {
        const pairs = new Set(rows.map((row) => `${row[a]} ${row[b]}`))
        expect(pairs).toEqual(new Set(['false false', 'false true', 'true false', 'true true']))
      }
    }
    for (let a = 0; a < factors; a++) expect(new Set(rows.map((row) => row[a])).size).toBe(2)
  })

  it('need few rows', () => {
    expect(rows.length).toBeLessThanOrEqual(factors < 2 ? 2 : factors <= 3 ? 4 : factors <= 10 ? 6 : factors <= 35 ? 8 : 12)
    expect(rows.every((row) => row.length === factors)).toBe(true)
  })
})

it('the first row has none of them', () => {
  expect(pairwise(9)[0]).toEqual(Array.from({ length: 9 }, () => false))
})
