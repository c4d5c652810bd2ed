import { describe, expect, it } from 'vitest'
import { coverageKinds, isTwoSided, shareOf } from '#model/coverage.ts'
import type { CoverageRow } from '#model/record.ts'
import { pets } from '#mock/documents.testdata.ts'
import { conform, openText, wholePlan } from '#test/in-process.ts'

const document = openText(pets)
const { coverage: whole } = await conform(document)
const rowOf = (coverage: readonly CoverageRow[], operation: string, item: string): CoverageRow | undefined =>
  coverage.find((row) => row.operation.id === operation && row.item === item)

describe('coverage', () => {
  it('has a cell for every keyword of the requests, whatever was played', async () => {
    const keywords = (coverage: readonly CoverageRow[]): readonly string[] =>
      coverage.filter(({ kind }) => kind === 'keyword').map(({ operation, item }) => `${operation.id} ${item}`)
    const { coverage: none } = await conform(document, { maxCases: 1 })
    expect(keywords(none).toSorted()).toEqual(keywords(whole).toSorted())
    expect(keywords(whole)).toContain('createPet /components/schemas/NewPet/properties/name/maxLength = 20')
    expect(keywords(whole)).toContain('createPet /components/schemas/NewPet/required')
  })

  it('counts every valid request that is held to a keyword, and every one that breaks it', () => {
    const row = rowOf(whole, 'createPet', '/components/schemas/NewPet/required')
    expect(row?.valid).toBeGreaterThan(10)
    expect(row?.invalid).toBeGreaterThan(0)
  })

  it.each(['whole', 'cut', 'read-only', 'alone', 'silent'] as const)('gives a reason for every side that is empty: %s', async (how) => {
    const options = {
      whole: {},
      cut: { maxCases: 5 },
      'read-only': { safe: 'read-only' },
      alone: { only: wholePlan(document, 1).sequences[0]?.id ?? '' },
      silent: { between: () => () => Promise.resolve({ kind: 'timeout', reason: 'no answer' } as const) },
    } as const
    const { coverage } = how === 'whole' ? { coverage: whole } : await conform(document, options[how])
    for (const row of coverage) {
      expect(row.empty?.valid === undefined).toBe(row.valid > 0)
      expect(row.empty?.invalid === undefined).toBe(row.invalid > 0 || !isTwoSided(row))
      expect(row.reason === undefined).toBe(row.valid + row.invalid > 0)
    }
  })

  it.each([
    ['the budget', { maxCases: 1 }, 'createPet', '/components/schemas/NewPet/required', /cut by --max-cases 1/],
    ['the safe mode', { safe: 'read-only' }, 'createPet', '/components/schemas/NewPet/required', /--safe read-only sends no POST/],
    ['a limit that nobody met', {}, 'createPet', '429', /no rate limit was met/],
  ] as const)('names %s as the reason', async (_, options, operation, item, reason) => {
    const { coverage } = await conform(document, options)
    expect(rowOf(coverage, operation, item)?.reason).toMatch(reason)
  })
})

describe('the share of a kind', () => {
  const row = (kind: CoverageRow['kind'], valid: number, invalid: number): CoverageRow => ({
    kind,
    valid,
    invalid,
    operation: { id: 'a', method: 'GET', path: '/a' },
    item: 'x',
  })
  it.each<[string, readonly CoverageRow[], number, number]>([
    ['a status has one side', [row('status', 2, 0), row('status', 0, 0)], 1, 2],
    ['a keyword has two', [row('keyword', 2, 0), row('keyword', 1, 4)], 3, 4],
    ['and a parameter', [row('parameter', 0, 0)], 0, 2],
    ['none of none', [], 0, 0],
  ])('%s', (_, rows, filled, sides) => {
    expect(shareOf(rows)).toEqual({ filled, sides })
  })

  it('of a sound run is high where mutations reach', () => {
    for (const kind of coverageKinds) {
      const { filled, sides } = shareOf(whole.filter((one) => one.kind === kind))
      expect(filled / sides, kind).toBeGreaterThan(kind === 'keyword' || kind === 'parameter' ? 0.6 : 0.2)
    }
  })
})
