import { expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { constantRate, drive, rampRate, wholeRun } from '#load/pacers.ts'
import type { Pacer, Shard } from '#load/pacers.ts'

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
