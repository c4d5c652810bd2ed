import { expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { inParallel, walksAlone } from '#run/in-parallel.ts'

it('work is done so many at a time, until something says stop', async () => {
  const clock = virtualClock()
  const done: number[] = []
  let most = 0
  let now = 0
  const work = async (item: number): Promise<void> => {
    most = Math.max(most, (now += 1))
    await clock.sleep(10)
    done.push(item)
    now -= 1
  }
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, work, () => done.length >= 3)
  expect(most).toBe(3)
  expect(done).toEqual([1, 2, 3, 4, 5])
})

it('what walks goes last, and alone', async () => {
  const clock = virtualClock()
  const under = new Set<string>()
  const seen: (readonly string[])[] = []
  const work = async (item: string): Promise<void> => {
    under.add(item)
    seen.push([...under])
    await clock.sleep(item.length)
    under.delete(item)
  }
  await walksAlone(['walk one', 'a', 'bb', 'walk two', 'ccc'], (item) => item.startsWith('walk'), 2, work)
  expect(seen).toEqual([['a'], ['a', 'bb'], ['bb', 'ccc'], ['walk one'], ['walk two']])
})
