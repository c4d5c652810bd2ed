/** Ends a run whose verdict is known: once a second its thresholds are held against what has been counted so far. */
import type { Clock } from '#lib/clock.ts'
import type { Recorder } from '#load/recorder.ts'
import { brokenBy, type Judged, type Threshold } from '#load/thresholds.ts'

export interface AbortWish {
  readonly clock: Clock
  readonly thresholds: readonly Threshold[]
  /** Of the measured part: before it, too little is known. */
  readonly delayMs: number
  readonly signal: AbortSignal
}

const everyMs = 1000

/** The first threshold that did not hold; undefined when the run has come to its end, or was stopped. */
export async function firstBroken(
  { clock, thresholds, delayMs, signal }: AbortWish,
  { tally, measuredFromMs, untilMs }: Pick<Recorder, 'tally' | 'measuredFromMs' | 'untilMs'>,
): Promise<Judged | undefined> {
  for (let lookAt = measuredFromMs + Math.max(delayMs, everyMs); lookAt < untilMs; lookAt += everyMs) {
    while (clock.now() < lookAt && !signal.aborted) await clock.sleep(Math.min(lookAt - clock.now(), everyMs))
    if (signal.aborted) return undefined
    const broken = brokenBy(thresholds, tally, (clock.now() - measuredFromMs) / 1000)
    if (broken !== undefined) return broken
  }
  return undefined
}
