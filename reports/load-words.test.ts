import { expect, it } from 'vitest'
import type { LoadRecord } from '#model/record.ts'
import { loadRemarks, loadTitle } from '#reports/load-words.ts'

const load: LoadRecord = {
  model: 'closed',
  durationSeconds: 5,
  connections: 1,
  rate: { asked: null, achieved: 10 },
  sendLagMs: null,
  operations: [],
  perSecond: [],
  thresholds: [],
  sampled: 0,
  invalid: null,
}
const latency = { p50: 2, p90: 3, p95: 4, p99: 5, p999: 6, max: 7 }

it.each<[Partial<LoadRecord>, readonly string[]]>([
  [{}, []],
  [
    {
      stages: [
        { fromPerSecond: 50, toPerSecond: 50, durationSeconds: 30 },
        { fromPerSecond: 50, toPerSecond: 200, durationSeconds: 10 },
      ],
    },
    ['Stages: 30 s at 50/s, 10 s at 50 to 200/s.'],
  ],
  [
    { sendLagMs: { p50: 0.1, p99: 0.5 }, serviceMs: latency, dropped: 3 },
    [
      'Requests left 100 µs late at the median, 500 µs at p99; from sending to the last byte p50 2 ms, p99 5 ms.',
      '3 arrivals found too many requests under way; they count as timeouts.',
    ],
  ],
  [
    { generator: { busyShare: 0.987, pauseMs: { p99: 1, max: 12 } }, aborted: 'p95 < 1ms' },
    ['The threshold p95 < 1ms ended the run.', 'The generator was busy 99 % of the time; its longest pause was 12 ms.'],
  ],
  [
    { scenarios: [{ name: 'daily', started: 9, finished: 4, broken: { 'daily.read: answered 404': 3 } }], reasons: { ECONNRESET: 2 } },
    ['daily: 4 of 9 came to their last step: 3 × daily.read: answered 404.', 'Without an answer: 2 × ECONNRESET.'],
  ],
])('says what there is to say: %j', (more, remarks) => {
  expect(loadRemarks({ ...load, ...more })).toEqual(remarks)
})

it('escapes what a record may hold', () => {
  expect(loadTitle({ ...load, name: 'a\u001b[31mb' })).not.toContain('\u001b')
  expect(loadRemarks({ ...load, reasons: { '\u001b[2J': 1 } }).join('')).not.toContain('\u001b')
})
