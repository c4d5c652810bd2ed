/** When requests are due: policy as a function of the request's number, so that one loop drives every load shape and any shard of it. */
import type { Clock } from '#lib/clock.ts'

/** When request `k` is due, in milliseconds since the start; `done` ends the scenario. Never falls as k grows. */
export type Pacer = (k: number) => number | 'done'

export const constantRate =
  (perSecond: number, durationMs: number): Pacer =>
  (k) => {
    const dueMs = (k * 1000) / perSecond
    return dueMs < durationMs ? dueMs : 'done'
  }

/** From one rate to another in a straight line: the inverse of k = from t + (to - from) t^2 / 2T. */
export const rampRate =
  (fromPerSecond: number, toPerSecond: number, durationMs: number): Pacer =>
  (k) => {
    const [from, slope] = [fromPerSecond / 1000, (toPerSecond - fromPerSecond) / 1000 / durationMs]
    const under = from * from + 2 * slope * k
    const dueMs = slope === 0 ? k / from : under < 0 ? Infinity : (Math.sqrt(under) - from) / slope
    return dueMs < durationMs ? dueMs : 'done'
  }

/** The arrivals k with k mod count = index: the shards together send exactly what one machine would. */
export interface Shard {
  readonly index: number
  readonly count: number
}

export const wholeRun: Shard = { index: 0, count: 1 }

/** How close to the due time a timer may be trusted; the rest is waited out by turns of the event loop. 0 for virtual time. */
export interface Pace {
  readonly clock: Clock
  readonly edgeMs: number
  readonly shard: Shard
  readonly signal?: AbortSignal
}

/** Fires each request at its due time on an absolute schedule: a late one never delays those after it. Gives the number fired. */
export async function drive(pacer: Pacer, pace: Pace, fire: (k: number, dueMs: number) => void): Promise<number> {
  const startMs = pace.clock.now()
  let fired = 0
  for (let k = pace.shard.index; !stopped(pace); k += pace.shard.count) {
    const sinceMs = pacer(k)
    if (sinceMs === 'done') break
    await until(startMs + sinceMs, pace)
    if (stopped(pace)) break
    fire(k, startMs + sinceMs)
    fired += 1
  }
  return fired
}

/** No sleep is longer: an abort is noticed this soon. */
const napMs = 250

const stopped = ({ signal }: Pace): boolean => signal?.aborted === true

async function until(dueMs: number, pace: Pace): Promise<void> {
  const { clock, edgeMs } = pace
  // A hundredth of a millisecond early is on time: sums of fractions rarely meet exactly.
  for (let leftMs = dueMs - clock.now(); leftMs > 0.01 && !stopped(pace); leftMs = dueMs - clock.now()) {
    if (leftMs > edgeMs) await clock.sleep(Math.min(leftMs - edgeMs, napMs))
    else
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
  }
}
