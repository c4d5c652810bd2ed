import { describe, expect, it } from 'vitest'
import { random } from '#lib/seed.ts'
import { histogram } from '#lib/histogram.ts'
import type { LoadResult } from '#load/recorder.ts'
import type { Shard } from '#load/pacers.ts'
import { connectionsOf, incompleteness, partOf, wholeOf, type Part, type Start } from '#load/part.ts'
import { loadRecord } from '#load/record.ts'
import { count, emptyTally, operationsOf, type Tally } from '#load/tally.ts'
import { parseThresholds } from '#load/thresholds.ts'

const operations = ['list', 'make', 'read'] as const

/** What the k-th request of a run came to: the same on whatever machine it was sent. */
function counted(ks: readonly number[]): Pick<LoadResult, 'tally' | 'sendLag' | 'service'> {
  const [tally, sendLag, service] = [emptyTally(), histogram(), histogram()]
  for (const k of ks) {
    const draw = random(k)
    const ending = ([200, 200, 200, 201, 429, 500, 'timeout', 'error'] as const)[draw.integer(0, 7)] ?? 200
    const latencyUs = 200 + draw.integer(0, 400_000) * (k % 50 === 0 ? 10 : 1)
    const failed = typeof ending === 'string' || ending >= 400
    const operation = operations[draw.integer(0, 2)] ?? 'list'
    count(tally, { operation, ending, latencyUs, second: Math.floor(k / 100), failed, ...(failed && { reason: String(ending) }) })
    sendLag.record(draw.integer(0, 900))
    service.record(latencyUs)
  }
  return { tally, sendLag, service }
}

const resultOf = (ks: readonly number[], share: number): LoadResult => ({
  model: 'open',
  ...counted(ks),
  durationSeconds: 10,
  connections: 100,
  rate: { asked: 100 * share, achieved: ks.length / 10 },
  dropped: Math.round(10 * share),
  samples: [],
  stopped: null,
})

const { thresholds } = parseThresholds(['p95 < 200ms', 'list: p99 < 500ms', 'errors < 60%', 'rate > 10/s'])
const all = Array.from({ length: 1000 }, (_, k) => k)
const start = { startAtMs: 1_000_000, startedAtMs: 1_000_003 }

/** As it stands in a file. */
const partFor = (shard: Shard, begun: Start = start): Part => {
  const result = resultOf(
    all.filter((k) => k % shard.count === shard.index),
    1 / shard.count,
  )
  const { part, ...load } = JSON.parse(
    JSON.stringify({ ...loadRecord(result, thresholds, 0), part: partOf(result, shard, begun) }),
  ) as Part['load'] & {
    readonly part: Part['part']
  }
  return { load, part }
}

const shards = (n: number): readonly [Part, ...Part[]] => [
  partFor({ index: 0, count: n }),
  ...Array.from({ length: n - 1 }, (_, index) => partFor({ index: index + 1, count: n })),
]

const shown = ({ tally, sendLag, service, ...rest }: LoadResult) => ({
  ...rest,
  operations: operationsOf(tally),
  seconds: secondsOf(tally),
  sendLag: sendLag?.percentiles(),
  service: service?.percentiles(),
})
const secondsOf = (tally: Tally) =>
  [...tally.seconds]
    .sort(([a], [b]) => a - b)
    .map(([second, { requests, errors, histogram: own }]) => [second, requests, errors, own.percentiles()])

describe('shards of a load run', () => {
  it.each([1, 2, 3, 7])('%i of them give exactly what one machine gives', (n) => {
    const whole = wholeOf(shards(n))
    expect({ ...shown(whole), connections: 0, dropped: 0 }).toEqual({
      ...shown(resultOf(all, 1)),
      connections: 0,
      dropped: 0,
      rate: { asked: expect.closeTo(100), achieved: expect.closeTo(100) },
    })
    expect(loadRecord(whole, thresholds, 0).thresholds).toEqual(loadRecord(resultOf(all, 1), thresholds, 0).thresholds)
  })

  it('have together as many connections as one machine', () => {
    for (const n of [1, 2, 3, 7]) {
      const each = Array.from({ length: n }, (_, index) => connectionsOf({ index, count: n }, 10))
      expect(each.reduce((sum, one) => sum + one, 0)).toBe(10)
      expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1)
    }
  })

  it.each<[string, readonly Part['part'][], string | null]>([
    ['all there', shards(3).map(({ part }) => part), null],
    [
      'one missing',
      shards(3)
        .map(({ part }) => part)
        .slice(1),
      'shard 0/3 is missing',
    ],
    ['one twice', [...shards(2), partFor({ index: 1, count: 2 })].map(({ part }) => part), 'a shard was given twice: 1'],
    [
      'of two runs',
      [partFor({ index: 0, count: 2 }), partFor({ index: 1, count: 3 })].map(({ part }) => part),
      'the shards are of 2 and 3',
    ],
    [
      'one late',
      [partFor({ index: 0, count: 2 }), partFor({ index: 1, count: 2 }, { ...start, startedAtMs: 1_002_500 })].map(({ part }) => part),
      'shard 1/2 started 2500 ms late',
    ],
    [
      'apart, where nobody said when',
      [0, 1].map(
        (index) => partFor({ index, count: 2 }, { startAtMs: null, startedAtMs: 5000 * index }).part,
      ) as unknown as readonly Part['part'][],
      'the shards started 5000 ms apart: give them one --start-at',
    ],
  ])('%s', (_, parts, reason) => {
    expect(incompleteness(parts)).toBe(reason)
  })
})
