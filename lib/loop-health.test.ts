import { expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import { watchLoop } from '#lib/loop-health.ts'

it('sees that the loop stood still', async () => {
  const end = watchLoop()
  await systemClock.sleep(15)
  const untilMs = systemClock.now() + 200
  while (systemClock.now() < untilMs);
  await systemClock.sleep(15)
  const { busyShare, pauseMs } = end()
  expect(pauseMs.max).toBeGreaterThan(150)
  expect(busyShare).toBeGreaterThan(0)
  expect(busyShare).toBeLessThanOrEqual(1)
})

it('has nothing to tell of no time', () => {
  expect(watchLoop()().pauseMs).toEqual({ p99: 0, max: 0 })
})
