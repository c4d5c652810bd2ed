import { expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { paceOf } from '#run/pace.ts'

it('lets requests leave at even distances', async () => {
  const clock = virtualClock()
  const pace = paceOf(10, clock)
  const left: number[] = []
  for (let request = 0; request < 5; request += 1) {
    await pace.turn()
    left.push(clock.now())
  }
  expect(left).toEqual([0, 100, 200, 300, 400])
})

it('does not catch up after a pause', async () => {
  const clock = virtualClock()
  const pace = paceOf(10, clock)
  await pace.turn()
  await clock.sleep(5000)
  const left: number[] = []
  for (let request = 0; request < 3; request += 1) {
    await pace.turn()
    left.push(clock.now())
  }
  expect(left).toEqual([5000, 5100, 5200])
})

it('gives each of several who ask at once a turn of its own', async () => {
  const clock = virtualClock()
  const pace = paceOf(4, clock)
  const left = await Promise.all(Array.from({ length: 4 }, () => pace.turn().then(() => clock.now())))
  expect(left).toEqual([0, 250, 500, 750])
})

it('is no pace without a rate', async () => {
  const clock = virtualClock()
  const pace = paceOf(undefined, clock)
  for (let request = 0; request < 1000; request += 1) await pace.turn()
  expect(clock.now()).toBe(0)
})

it('lets nobody through while the target asks for quiet', async () => {
  const clock = virtualClock()
  const pace = paceOf(undefined, clock)
  await pace.turn()
  pace.hold(3000)
  pace.hold(1000)
  await Promise.all([pace.turn(), pace.turn()])
  expect(clock.now()).toBe(3000)
  await pace.turn()
  expect(clock.now()).toBe(3000)
})
