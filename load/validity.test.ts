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
const closed = { model: 'closed', rate: { asked: null, achieved: 3 }, sendLag: null } as const
const pauseMs = { p99: 1, max: 20 }
const aborted = { text: 'errors < 1', actual: 3, held: false }
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
  ['stages whose arrivals were all offered', { rate: { asked: null, achieved: 39.8 }, due: 400 }, null],
  ['stages that were not kept up with', { rate: { asked: null, achieved: 35 }, due: 400 }, '35.0/s of 40.0/s'],
  ['stages that a threshold ended', { rate: { asked: null, achieved: 5 }, due: 400, aborted }, null],
  ['a closed loop with time left', { ...closed, generator: { busyShare: 0.96, pauseMs } }, null],
  ['a closed loop without', { ...closed, generator: { busyShare: 0.99, pauseMs } }, 'busy 99 % of the time'],
  ['a schedule that is waited for', { generator: { busyShare: 1, pauseMs } }, null],
  ['a short pause', { generator: { busyShare: 0.5, pauseMs: { p99: 1, max: 100 } } }, null],
  ['a long pause', { generator: { busyShare: 0.5, pauseMs: { p99: 1, max: 340 } } }, 'stood still for 340 ms'],
  ['a long pause in a long run', { durationSeconds: 60, generator: { busyShare: 0.5, pauseMs: { p99: 1, max: 340 } } }, null],
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
