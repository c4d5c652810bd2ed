import { expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { arrivalsIn, constantRate, drive, rampRate, replayed, staged, wholeRun } from '#load/pacers.ts'
import type { Pacer, Shard, Stage } from '#load/pacers.ts'

const run = async (pacer: Pacer, shard: Shard = wholeRun) => {
  const clock = virtualClock(5_000)
  const fired: { k: number; lateMs: number; dueMs: number }[] = []
  const count = await drive(pacer, { clock, edgeMs: 0, shard }, (k, dueMs) => {
    fired.push({ k, dueMs, lateMs: clock.now() - dueMs })
  })
  return { fired, count }
}

it('fires 36,000 requests in an hour, none late', async () => {
  const { fired, count } = await run(constantRate(10, 3_600_000))
  expect(count).toBe(36_000)
  expect(fired.at(-1)).toMatchObject({ k: 35_999, dueMs: 5_000 + 3_599_900 })
  expect(Math.max(...fired.map(({ lateMs }) => Math.abs(lateMs)))).toBeLessThan(0.02)
})

it.each([
  [1, 200],
  [7, 1_000],
  [0.5, 9_000],
  [333, 777],
])('fires %d/s for %d ms exactly as often as that makes', async (perSecond, durationMs) => {
  expect((await run(constantRate(perSecond, durationMs))).count).toBe(Math.ceil((perSecond * durationMs) / 1000))
})

it('ramps: as many as the area under the line, ever closer together', async () => {
  const { fired } = await run(rampRate(10, 50, 4_000))
  expect(Math.abs(fired.length - 120)).toBeLessThanOrEqual(1)
  const gaps = fired.slice(1).map(({ dueMs }, index) => dueMs - (fired[index]?.dueMs ?? 0))
  expect(gaps.every((gap, index) => index === 0 || gap <= (gaps[index - 1] ?? 0) + 1e-6)).toBe(true)
})

const stage = (fromPerSecond: number, toPerSecond: number, durationMs: number): Stage => ({ fromPerSecond, toPerSecond, durationMs })

it('plays stages without a seam: each has the area under its rate, the spike in its own time', async () => {
  const stages = [stage(10, 10, 2_000), stage(10, 50, 4_000), stage(300, 300, 500), stage(0, 0, 1_000), stage(50, 0, 2_000)]
  const { fired } = await run(staged(stages))
  expect(fired.map(({ k }) => k)).toEqual(fired.map((_, index) => index))
  const dues = fired.map(({ dueMs }) => dueMs - 5_000)
  expect(dues.every((due, index) => index === 0 || due >= (dues[index - 1] ?? 0))).toBe(true)
  const within = (fromMs: number, toMs: number) => dues.filter((due) => due >= fromMs - 1e-6 && due < toMs - 1e-6).length
  expect([within(0, 2_000), within(2_000, 6_000), within(6_000, 6_500), within(6_500, 7_500), within(7_500, 9_500)]).toEqual([
    20, 120, 150, 0, 50,
  ])
  expect(stages.map(arrivalsIn)).toEqual([20, 120, 150, 0, 50])
})

it('plays one stage as the pacer of its kind does', async () => {
  const dues = async (pacer: Pacer) => (await run(pacer)).fired.map(({ dueMs }) => dueMs)
  expect(await dues(staged([stage(37, 37, 2_000)]))).toEqual(await dues(constantRate(37, 2_000)))
  expect(await dues(staged([stage(5, 40, 3_000)]))).toEqual(await dues(rampRate(5, 40, 3_000)))
})

it('plays recorded arrivals at their own times', async () => {
  const { fired } = await run(replayed([0, 3, 3, 900]))
  expect(fired.map(({ dueMs }) => dueMs - 5_000)).toEqual([0, 3, 3, 900])
})

it.each([1, 2, 3, 5])('sends the same requests in %d shards as in one', async (count) => {
  const whole = (await run(constantRate(37, 2_000))).fired
  const parts = await Promise.all(
    Array.from({ length: count }, async (_, index) => (await run(constantRate(37, 2_000), { index, count })).fired),
  )
  const dues = (fired: typeof whole) => fired.map(({ k, dueMs }) => `${k} ${dueMs}`).sort()
  expect(dues(parts.flat())).toEqual(dues(whole))
})

it('does not let a late request delay those after it', async () => {
  const clock = virtualClock()
  const lateMs: number[] = []
  const blocked = { ...clock, sleep: (ms: number) => clock.sleep(clock.now() === 100 ? ms + 350 : ms) }
  await drive(constantRate(10, 1_000), { clock: blocked, edgeMs: 0, shard: wholeRun }, (_k, dueMs) => {
    lateMs.push(Math.round(clock.now() - dueMs))
  })
  expect(lateMs).toEqual([0, 0, 350, 250, 150, 50, 0, 0, 0, 0])
})

it('stops when it is told to', async () => {
  const stop = new AbortController()
  const clock = virtualClock()
  const fired = await drive(constantRate(10, 60_000), { clock, edgeMs: 0, shard: wholeRun, signal: stop.signal }, (k) => {
    if (k === 4) stop.abort()
  })
  expect(fired).toBe(5)
})

it('lets the event loop read between requests that are late', async () => {
  let [nowMs, turns, mostInARow, inARow] = [0, 0, 0, 0]
  // Behind from the start: every look at this clock costs a tenth of a millisecond.
  const clock = { now: () => (nowMs += 0.1), epochMs: () => 0, sleep: () => Promise.resolve() }
  let more = true
  const count = (): void => {
    turns += 1
    inARow = 0
    if (more) setImmediate(count)
  }
  setImmediate(count)
  await drive(constantRate(100_000, 10), { clock, edgeMs: 1.5, shard: wholeRun }, () => {
    inARow += 1
    mostInARow = Math.max(mostInARow, inARow)
  })
  more = false
  expect(turns).toBeGreaterThan(50)
  expect(mostInARow).toBeLessThan(20)
})
