import { expect, it } from 'vitest'
import { histogram } from '#lib/histogram.ts'
import { loadRecord } from '#load/record.ts'
import type { LoadResult } from '#load/recorder.ts'
import { count, emptyTally } from '#load/tally.ts'
import { parseThresholds } from '#load/thresholds.ts'

const result = (more: Partial<LoadResult> & { lagMs?: number; latencyMs?: number }): LoadResult => {
  const tally = emptyTally()
  count(tally, { operation: 'read', ending: 200, latencyUs: (more.latencyMs ?? 2) * 1000, second: 0, failed: false })
  const sendLag = histogram()
  sendLag.record((more.lagMs ?? 0.1) * 1000)
  return {
    model: 'open',
    tally,
    durationSeconds: 10,
    connections: 5,
    rate: { asked: 100, achieved: 100 },
    sendLag,
    service: histogram(),
    dropped: 0,
    samples: [],
    stopped: null,
    ...more,
  }
}
const invalid = (given: LoadResult) => loadRecord(given, [], 0).invalid

it.each([
  ['a sound run', {}, null],
  ['lag below 5 ms', { lagMs: 4.9 }, null],
  ['lag above 5 ms', { lagMs: 6 }, 'send lag p99 6.0 ms'],
  ['lag above 5 ms that a slow target hides', { lagMs: 6, latencyMs: 90 }, null],
  ['99 % of the rate', { rate: { asked: 100, achieved: 99 } }, null],
  ['less of the rate', { rate: { asked: 100, achieved: 98 } }, '98.0/s of 100.0/s'],
  ['a rate missed by one request', { durationSeconds: 0.5, rate: { asked: 100, achieved: 98 } }, null],
  ['arrivals that the target held up', { rate: { asked: 100, achieved: 50 }, dropped: 500 }, null],
  ['no rate asked', { rate: { asked: null, achieved: 3 }, sendLag: null }, null],
  ['an interrupted run', { stopped: 'interrupted' }, 'interrupted'],
  ['a run without answers', { tally: emptyTally() }, 'nothing was measured'],
] as const)('%s', (_name, more, expected) => {
  if (expected === null) expect(invalid(result(more))).toBeNull()
  else expect(invalid(result(more))).toContain(expected)
})

it('makes a record that survives JSON', () => {
  const record = loadRecord(result({}), parseThresholds(['p95 < 200ms', 'errors < 1%']).thresholds, 3)
  expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  expect(record.thresholds.map(({ held }) => held)).toEqual([true, true])
  expect(record.operations[0]).toMatchObject({ operation: 'read', status: '2xx', count: 1, errors: 0 })
})
