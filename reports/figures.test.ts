import { describe, expect, test } from 'vitest'
import type { RunRecord, TallyRow } from '#model/record.ts'
import { duration, groupedBy, headline, milliseconds, moment, percent, totalsOf } from '#reports/figures.ts'

describe('figures', () => {
  test.each([
    [0, '0 ms'],
    [0.195, '195 µs'],
    [1.234, '1.23 ms'],
    [240.4, '240 ms'],
    [1234, '1.23 s'],
    [61_000, '61 s'],
  ])('%d ms reads %s', (value, text) => {
    expect(milliseconds(value)).toBe(text)
  })

  test.each([
    [900, '900 ms'],
    [59_900, '59.9 s'],
    [118_400, '1 min 58 s'],
    [3_600_000, '60 min 0 s'],
  ])('a run of %d ms reads %s', (value, text) => {
    expect(duration(value)).toBe(text)
  })

  test.each([
    [0, 0, 'none'],
    [0, 7, '0 %'],
    [9999, 10_000, '99.9 %'],
    [100_000 - 1, 100_000, '99.9 %'],
    [7, 7, '100 %'],
  ])('%d of %d reads %s', (part, whole, text) => {
    expect(percent(part, whole)).toBe(text)
  })

  test('a moment is read in UTC or left alone', () => {
    expect(moment('2026-11-21T08:13:20.000Z')).toBe('2026-11-21 08:13 UTC')
    expect(moment('2026-11-21T08:13:20+02:00')).toBe('2026-11-21T08:13:20+02:00')
  })

  test('totals count operations and checks once', () => {
    const row = (id: string, check: string, pass: number): TallyRow => ({
      operation: { id, method: 'GET', path: `/${id}` },
      check,
      pass,
      violation: 1,
      policy: 0,
      skip: 2,
      inconclusive: 0,
      error: 0,
    })
    expect(totalsOf([row('a', 'x', 3), row('a', 'y', 4), row('b', 'x', 0)])).toEqual({
      operations: 2,
      checks: 2,
      decided: 10,
      pass: 7,
      violation: 3,
      policy: 0,
      skip: 6,
      inconclusive: 0,
      error: 0,
    })
  })

  test('a headline always names violations', () => {
    const nothing: Pick<RunRecord, 'findings' | 'flaky' | 'inconclusive'> = { findings: [], flaky: [], inconclusive: [] }
    // Only the three lists are read.
    expect(headline(nothing as unknown as RunRecord)).toBe('0 violations')
  })

  test('groups keep the order of first appearance', () => {
    expect(groupedBy(['b1', 'a1', 'b2'], (item) => item.charAt(0))).toEqual([
      { key: 'b', items: ['b1', 'b2'] },
      { key: 'a', items: ['a1'] },
    ])
  })
})
