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

/** A stretch of time in which the rate stands still or moves in a straight line: constant, ramp, step, spike and soak are made of these. */
export interface Stage {
  readonly fromPerSecond: number
  readonly toPerSecond: number
  readonly durationMs: number
}

/** The area under the rate. */
export const arrivalsIn = ({ fromPerSecond, toPerSecond, durationMs }: Stage): number =>
  (((fromPerSecond + toPerSecond) / 2) * durationMs) / 1000

/** One stage after the other. Request k is due where the area under all rates reaches k: no boundary loses a request or sends one twice. */
export function staged(stages: readonly Stage[]): Pacer {
  const parts: { readonly startMs: number; readonly before: number; readonly durationMs: number; readonly pacer: Pacer }[] = []
  let [startMs, before] = [0, 0]
  for (const stage of stages) {
    const { fromPerSecond, toPerSecond, durationMs } = stage
    const constant = fromPerSecond === toPerSecond
    const pacer = constant ? constantRate(fromPerSecond, durationMs) : rampRate(fromPerSecond, toPerSecond, durationMs)
    parts.push({ startMs, before, durationMs, pacer })
    startMs += durationMs
    before += arrivalsIn(stage)
  }
  return (k) => {
    // Sums of fractions: less than a millionth of a request is none.
    if (k >= before - 1e-6) return 'done'
    // A pause has no arrivals: the stage after it begins with the same count.
    const part = parts.findLast((one) => k >= one.before)
    const dueMs = part?.pacer(k - part.before) ?? 'done'
    return part === undefined ? 'done' : part.startMs + (dueMs === 'done' ? part.durationMs : dueMs)
  }
}

/** Arrivals as they were recorded: milliseconds since the start, never falling. */
export const replayed =
  (dueMs: readonly number[]): Pacer =>
  (k) =>
    dueMs[k] ?? 'done'

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
  let [fired, breathedMs] = [0, startMs]
  for (let k = pace.shard.index; !stopped(pace); k += pace.shard.count) {
    const sinceMs = pacer(k)
    if (sinceMs === 'done') break
    const waited = await until(startMs + sinceMs, pace)
    // Who is behind would fire all that is due at once, and read no answer meanwhile: then the bound of requests under way looks reached.
    if (!waited && pace.clock.now() - breathedMs > breathMs) await turn()
    if (waited || pace.clock.now() - breathedMs > breathMs) breathedMs = pace.clock.now()
    if (stopped(pace)) break
    fire(k, startMs + sinceMs)
    fired += 1
  }
  return fired
}

/** No sleep is longer: an abort is noticed this soon. */
const napMs = 250

/** So often at least the event loop reads what has come in. */
const breathMs = 1

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

const stopped = ({ signal }: Pace): boolean => signal?.aborted === true

/** Whether there was anything to wait for. */
async function until(dueMs: number, pace: Pace): Promise<boolean> {
  const { clock, edgeMs } = pace
  let waited = false
  // A hundredth of a millisecond early is on time: sums of fractions rarely meet exactly.
  for (let leftMs = dueMs - clock.now(); leftMs > 0.01 && !stopped(pace); leftMs = dueMs - clock.now()) {
    waited = true
    if (leftMs > edgeMs) await clock.sleep(Math.min(leftMs - edgeMs, napMs))
    else await turns(dueMs, pace)
  }
  return waited
}

/** Turn after turn of the event loop, a hundred and more a request: one promise for all of them, or their garbage is collected twice as often. */
const turns = (dueMs: number, pace: Pace): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (dueMs - pace.clock.now() <= 0.01 || stopped(pace)) resolve()
      else setImmediate(look)
    }
    setImmediate(look)
  })
