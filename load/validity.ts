/** Why a load run judges nothing: the generator was too slow or was stopped, so its figures are not the target's. */
import type { LoadResult } from '#load/recorder.ts'
import { cellsOf, servedLatency } from '#load/tally.ts'

/** Lag only ever makes a target look slower, so that what held still holds; beyond both of these, what broke may not be the target's fault. */
const lagMs = 5
const lagShareOfP50 = 0.1
/** Less than this share of the asked rate is another load than the one asked for. */
const leastShareOfRate = 0.99
/** A closed loop that leaves its own event loop no time measures itself: beyond this, the target might be faster than it looks. */
const mostBusy = 0.97
/** Whatever was under way while the generator stood still looks slower by that: more than this share of a run reaches its p99. */
const pauseMs = 100
const pauseShare = 0.01

/** Null when the figures judge. */
export function invalidity(result: LoadResult): string | null {
  const cells = cellsOf(result.tally)
  const reasons = [
    result.stopped === null ? null : `stopped before its time: ${result.stopped}`,
    cells.length > 0 ? null : 'nothing was measured',
    tooSlow(result),
    lagging(result, servedLatency(cells).percentileMs(50)),
    saturated(result),
    paused(result),
  ].filter((reason) => reason !== null)
  return reasons.length === 0 ? null : reasons.join('; ')
}

function tooSlow({ rate, due, dropped, durationSeconds, stopped, aborted }: LoadResult): string | null {
  const { achieved } = rate
  if (stopped !== null || aborted !== undefined || durationSeconds === 0) return null
  // A rate that changes is held to its area: what was due in all.
  const asked = rate.asked ?? (due === undefined ? null : due / durationSeconds)
  if (asked === null) return null
  // Arrivals that were dropped are the target's doing: they were due, and counted as timeouts.
  const offered = achieved + dropped / durationSeconds
  // The last request of a short run may just miss it.
  if (offered >= asked * leastShareOfRate || (asked - offered) * durationSeconds <= 1) return null
  return `offered ${offered.toFixed(1)}/s of ${asked.toFixed(1)}/s`
}

function lagging({ sendLag }: LoadResult, p50Ms: number): string | null {
  const p99Ms = sendLag?.percentileMs(99) ?? 0
  return p99Ms <= Math.max(lagMs, p50Ms * lagShareOfP50) ? null : `requests left late: send lag p99 ${p99Ms.toFixed(1)} ms`
}

/** In the open model a full loop shows as send lag; waiting for the due moment keeps it busy without harm. */
function saturated({ model, sendLag, generator }: LoadResult): string | null {
  if (model === 'open' || sendLag !== null || generator === undefined || generator.busyShare <= mostBusy) return null
  return `the generator was busy ${(generator.busyShare * 100).toFixed(0)} % of the time: the figures are its own limit`
}

function paused({ generator, durationSeconds }: LoadResult): string | null {
  const max = generator?.pauseMs.max ?? 0
  return max <= Math.max(pauseMs, durationSeconds * 1000 * pauseShare) ? null : `the generator stood still for ${max.toFixed(0)} ms`
}
