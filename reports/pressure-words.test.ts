import { describe, expect, it } from 'vitest'
import type { PressureBand } from '#model/record.ts'
import { bandCells, pressureRemarks, tellingBands, underLoadText } from '#reports/pressure-words.ts'
import { loadOf } from '#test/loads.ts'

const band = (from: number, to: number, more: Partial<PressureBand> = {}): PressureBand => ({
  from,
  to,
  requests: 100,
  errors: 0,
  serverErrors: 0,
  unanswered: 0,
  timeouts: 0,
  p50Ms: 5,
  p99Ms: 10,
  ...more,
})
const load = (...byInFlight: readonly PressureBand[]) => loadOf({ ms: 5, more: { byInFlight } })

describe('by requests under way', () => {
  it('is told where bands differ, and not of a closed run at rest', () => {
    expect(tellingBands(load(band(1, 1, { requests: 1 }), band(9, 16)))).toEqual([])
    expect(tellingBands(load(band(1, 1), band(9, 16)))).toHaveLength(2)
    expect(tellingBands(load(band(1, 1, { requests: 1 }), band(9, 16, { errors: 1 })))).toHaveLength(2)
    expect(tellingBands(loadOf({ ms: 5 }))).toEqual([])
  })

  it('says where the server began to fail, and that it did not before', () => {
    expect(pressureRemarks(load(band(1, 1), band(2, 2), band(3, 4, { errors: 3, serverErrors: 2, unanswered: 1 }), band(5, 8)))).toEqual([
      '5xx and resets began at 3 to 4 requests under way: 3 of 200 from there on, none of 200 below.',
    ])
  })

  it('claims no beginning where all bands fail, or none', () => {
    expect(pressureRemarks(load(band(1, 1, { errors: 1, serverErrors: 1 }), band(2, 2)))).toEqual([])
    expect(pressureRemarks(load(band(1, 1), band(2, 2, { errors: 5 })))).toEqual([])
  })

  it('says how the tail grew, of bands that have enough answers', () => {
    expect(pressureRemarks(load(band(1, 1), band(2, 2, { p99Ms: 25 }), band(3, 4, { requests: 3, p99Ms: 900 })))).toEqual([
      'The tail grew with the pressure: p99 10 ms at 1 under way, 25 ms at 2.',
    ])
  })

  it('shows each band as a row', () => {
    expect(bandCells(band(9, 16, { requests: 2447, errors: 5, serverErrors: 3, unanswered: 1, timeouts: 1 }))).toEqual([
      '9 to 16',
      '2,447',
      '5',
      '3',
      '1',
      '1',
      '5 ms',
      '10 ms',
    ])
  })
})

it('says what the samples cost', () => {
  const told = loadOf({ ms: 5, more: { sampled: 420, sampling: { every: 160, costShare: 0.01234 } } })
  expect(pressureRemarks(told)).toEqual(['420 answers held against the contract, at last 1 in 160; keeping them took 1.2 % of the time.'])
})

it('says of a finding how often it was seen, of how many, and from where on', () => {
  expect(underLoadText({ rate: 7 / 3412, of: 3412, seen: 7, inFlight: 16 })).toBe(
    'not alone, only under pressure: 7 of 3,412 answers (0.2 %), from 16 requests under way on',
  )
  expect(underLoadText({ rate: 0, of: 900, seen: 0, inFlight: 16 })).toBe(
    'not alone, and in none of 900 answers when the pressure was repeated; first seen with 16 under way',
  )
})
