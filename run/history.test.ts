import { describe, expect, it } from 'vitest'
import { usualHistory } from '#load/history.ts'
import type { HistoryEntry } from '#model/history.ts'
import { historyOf } from '#run/history.ts'

const options = { ...usualHistory, folder: 'nightly', left: [] }

/** Night 0 is 1 October. */
const dateOf = (night: number): string => new Date(Date.UTC(2026, 9, 1 + night, 3)).toISOString()

const entry = (night: number, value: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  file: `${night}.json`,
  startedAt: dateOf(night),
  title: 'Notes',
  planHash: 'abc',
  hostClass: 'one',
  load: 'closed model',
  revision: `c${night}`,
  invalid: null,
  figures: [{ operation: 'get', metric: 'p50', value }],
  ...more,
})

/** Nights that differ by half a percent, then by another level. */
const nights = (count: number, stepAt: number, after: number): readonly HistoryEntry[] =>
  Array.from({ length: count }, (_, night) => entry(night, (night < stepAt ? 10 : after) * (1 + 0.005 * (night % 3))))

describe('history', () => {
  it('closes the gate for a recent change for the worse, and names the commits between', () => {
    const { gate, series } = historyOf(nights(30, 22, 12), options)
    expect(gate).toEqual({
      verdict: 'fail',
      exitCode: 1,
      reasons: ['p50 of get is +20.1 % since 2026-10-23 (the night before it was 2026-10-22, commits c21..c22)'],
    })
    expect(series).toHaveLength(1)
    expect(series[0]?.changes[0]).toMatchObject({ worse: true, recent: true, revision: 'c22', revisionBefore: 'c21' })
  })

  it.each([
    ['for the better', nights(30, 22, 8)],
    ['that is known by now', nights(60, 22, 12)],
    ['that is none', nights(30, 22, 10)],
  ])('passes a change %s', (_, entries) => expect(historyOf(entries, options).gate).toEqual({ verdict: 'pass', exitCode: 0, reasons: [] }))

  it('takes fewer requests a second for worse, more for better', () => {
    const throughput = (after: number): readonly HistoryEntry[] =>
      nights(30, 22, after).map((one) => ({ ...one, figures: one.figures.map((figure) => ({ ...figure, metric: 'throughput' as const })) }))
    expect(historyOf(throughput(8), options).gate.exitCode).toBe(1)
    expect(historyOf(throughput(12), options).gate.exitCode).toBe(0)
  })

  it('takes the median of a night, so that one bad run of three is no bad night', () => {
    const entries = nights(30, 30, 10).flatMap((one, night) => [one, one, entry(night, night > 20 ? 30 : 10)])
    const { gate, series, runs } = historyOf(entries, options)
    expect(gate.exitCode).toBe(0)
    expect(runs).toBe(90)
    expect(series[0]?.nights).toHaveLength(30)
    expect(series[0]?.nights[0]).toMatchObject({ date: '2026-10-01', runs: 3 })
  })

  it('never mixes what has another key: a slower machine is no slower service', () => {
    for (const key of ['planHash', 'hostClass', 'load'] as const) {
      const { gate, series } = historyOf(
        nights(30, 20, 20).map((one, night) => (night < 20 ? one : { ...one, [key]: 'other' })),
        options,
      )
      expect(gate.exitCode).toBe(0)
      expect(series.map((one) => one.nights.length)).toEqual([20, 10])
    }
  })

  it('leaves invalid runs out, and says so', () => {
    const { gate, left, runs } = historyOf(
      nights(30, 22, 12).map((one, night) => (night < 22 ? one : { ...one, invalid: 'late' })),
      { ...options, left: [{ file: 'x.json', reason: 'it is not JSON' }] },
    )
    expect(gate.exitCode).toBe(0)
    expect(runs).toBe(22)
    expect(left).toHaveLength(9)
    expect(left[1]).toEqual({ file: '22.json', reason: 'invalid run: late' })
  })

  it('is undecided while there are too few nights', () =>
    expect(historyOf(nights(5, 3, 20), options).gate).toEqual({
      verdict: 'inconclusive',
      exitCode: 5,
      reasons: ['no series has 7 nights yet, the longest has 5: no change could be told'],
    }))
})
