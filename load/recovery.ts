/** When a limiter lets the next request through: polls after a 429, and the interval in which it must have happened. */
import { atMs, isAccepted } from '#load/shooting.ts'
import type { Shooter, Shot } from '#load/shooting.ts'

/** After `loMs` and not after `hiMs`, which is the accepted request. */
export interface Recovery {
  readonly loMs: number
  readonly hiMs: number
}

/** A range of lengths or of moments, in milliseconds. */
export interface Span {
  readonly lo: number
  readonly hi: number
}

/** Polls at the planned moments, then ever more sparsely, until one is accepted. `from` is the last rejected request. */
export async function recovery(shooter: Shooter, from: Shot, plan: readonly number[]): Promise<Recovery> {
  const planned = plan.toSorted((a, b) => a - b)
  let rejected = from
  for (let index = 0; ; index += 1) {
    const elapsedMs = shooter.nowMs() - atMs(from)
    const dueMs = planned[index] ?? shooter.nowMs() + Math.max(leastGapMs, elapsedMs * 0.15)
    if (dueMs < shooter.nowMs() && index < planned.length - 1) continue
    await shooter.waitUntil(dueMs)
    const shot = await shooter.shoot()
    if (isAccepted(shot)) return { loMs: atMs(rejected), hiMs: atMs(shot) }
    rejected = shot
  }
}

const leastGapMs = 4

/** Moments after `fromMs`, each a quarter further away than the last: any window is found, and known to a quarter. */
export function sparsePlan(fromMs: number, upToMs: number): readonly number[] {
  const moments: number[] = []
  for (let afterMs = 10; afterMs < upToMs; afterMs *= 1.25) moments.push(fromMs + afterMs)
  return moments
}

/** Evenly over a span of moments in which the recovery is expected. */
export function densePlan({ lo, hi }: Span, polls: number): readonly number[] {
  const count = Math.max(1, Math.min(polls, Math.floor((hi - lo) / leastGapMs)))
  return Array.from({ length: count + 1 }, (_, index) => lo + ((hi - lo) * index) / count)
}

/** Between two recoveries in a row lies one window. */
export const windowBetween = (before: Recovery, after: Recovery): Span => ({ lo: after.loMs - before.hiMs, hi: after.hiMs - before.loMs })

export const middle = ({ lo, hi }: Span): number => (lo + hi) / 2
