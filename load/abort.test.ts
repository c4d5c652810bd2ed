import { expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import { firstBroken } from '#load/abort.ts'
import { count, emptyTally } from '#load/tally.ts'
import { parseThresholds } from '#load/thresholds.ts'

const { thresholds } = parseThresholds(['errors <= 2', 'rate >= 1/s'])

/** An error a second, and three answers. */
const watched = async (delayMs: number, seconds: number, signal = new AbortController().signal) => {
  const clock = virtualClock(700)
  const tally = emptyTally()
  const untilMs = 700 + seconds * 1000
  const errors = async (): Promise<void> => {
    await clock.sleep(500)
    for (let second = 0; second < seconds; second += 1) {
      const one = { operation: 'read', latencyUs: 5, second }
      count(tally, { ...one, ending: 'error', failed: true })
      for (let k = 0; k < 3; k += 1) count(tally, { ...one, ending: 200, failed: false })
      await clock.sleep(1000)
    }
  }
  const [broken, atMs] = await Promise.all([
    firstBroken({ clock, thresholds, delayMs, signal }, { tally, measuredFromMs: 700, untilMs }).then((one) => [one, clock.now()] as const),
    errors(),
  ]).then(([first]) => first)
  return { broken, atSeconds: (atMs - 700) / 1000 }
}

it('says which threshold broke, at the first look that shows it', async () => {
  expect(await watched(0, 10)).toEqual({ broken: { text: 'errors <= 2', actual: 3, held: false }, atSeconds: 3 })
})

it('does not look before the delay is over', async () => {
  expect(await watched(5_000, 10)).toMatchObject({ broken: { actual: 5 }, atSeconds: 5 })
})

it('lets a run that holds come to its end', async () => {
  expect((await watched(0, 2)).broken).toBeUndefined()
})

it('ends with a run that is stopped', async () => {
  const stop = new AbortController()
  stop.abort()
  expect((await watched(0, 10, stop.signal)).broken).toBeUndefined()
})
