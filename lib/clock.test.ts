import { expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'

it('passes an hour without waiting, in the order of the times', async () => {
  const clock = virtualClock(1000)
  const woken: string[] = []
  const sleeper = async (name: string, ms: number): Promise<void> => {
    await clock.sleep(ms)
    woken.push(`${name} ${clock.now()}`)
  }
  const started = performance.now()
  await Promise.all([sleeper('c', 3_600_000), sleeper('a', 5), sleeper('b', 5), sleeper('z', -9)])
  expect(woken).toEqual(['z 1000', 'a 1005', 'b 1005', 'c 3601000'])
  expect(clock.epochMs()).toBe(3_601_000)
  expect(performance.now() - started).toBeLessThan(2000)
})

it('lets who woke sleep again before time moves on', async () => {
  const clock = virtualClock()
  const woken: number[] = []
  const every = async (ms: number, times: number): Promise<void> => {
    for (let k = 0; k < times; k += 1) {
      await clock.sleep(ms)
      woken.push(clock.now())
    }
  }
  await Promise.all([every(10, 3), every(15, 2)])
  expect(woken).toEqual([10, 15, 20, 30, 30])
  await clock.sleep(5)
  expect(clock.now()).toBe(35)
})
