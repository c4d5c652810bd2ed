import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { sortTurnsRound } from '#suites/stateful/sort-turns-round.ts'
import { anyAt, lens, walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

const a = { id: 'a', n: 'ada' }
const b = { id: 'b', n: 'Bo' }
const other = { id: 'x', n: 'cy' }
const listing = { parameter: 'order', property: '/n', propertyAt: anyAt }
const judge = (up: readonly JsonObject[], down: readonly JsonObject[]): string =>
  told(sortTurnsRound, walked('sort-turns-round', { pages: [up], whole: down, listing }), lens)
const unseen = 'inconclusive: the list does not show two of what was made that differ in n'

describe('sort-turns-round', () => {
  it.each<[string, readonly JsonObject[], readonly JsonObject[], string]>([
    ['turned round', [a, b, other], [other, b, a], 'pass'],
    ['turned round in a language of its own', [b, a], [a, b], 'pass'],
    ['the same both ways', [a, b, other], [a, b, other], 'violation: wanted n the other way round, got the same order: ada, Bo'],
    ['no two that differ', [a, { id: 'b', n: 'ada' }], [a, { id: 'b', n: 'ada' }], unseen],
    ['only one of ours', [a, other], [a, other], unseen],
    ['without values', [{ id: 'a', n: null }, b], [{ id: 'a', n: null }, b], unseen],
  ])('%s', (_, up, down, verdict) => {
    expect(judge(up, down)).toBe(verdict)
  })
})
