/** Requests that were sent and are not answered: who is bounded, who has waited too long, and when all of them have ended. */
import type { Dispatcher } from 'undici'
import type { LoadOptions } from '#load/recorder.ts'

export interface Flight {
  readonly dueMs: number
  readonly ended: () => boolean
  /** False when it had ended before. */
  readonly finish: () => boolean
  controller: Dispatcher.DispatchController | null
  onServed: (nowMs: number) => void
  readonly onTimeout: (reason: string) => void
  /** Somebody must learn its end, even when the run is stopped: it may have made something on the target. */
  readonly awaited: boolean
}

export type InFlight = ReturnType<typeof inFlight>

/** In the order of their due times, which is that of their timeouts: the oldest is the only one to watch. */
export function inFlight({ clock, timeoutMs, signal }: Pick<LoadOptions, 'clock' | 'timeoutMs' | 'signal'>) {
  const queue: Flight[] = []
  const active = new Set<Flight>()
  let [watching, over] = [false, false]
  const cancel = (flight: Flight): void => {
    flight.finish()
    // A flight that undici has not begun to send has no controller yet: `onRequestStart` ends it.
    flight.controller?.abort(new Error('gave up'))
  }
  const watch = async (): Promise<void> => {
    watching = true
    for (let oldest = queue[0]; oldest !== undefined && !over; oldest = queue[0]) {
      const leftMs = oldest.dueMs + timeoutMs - clock.now()
      if (oldest.ended()) queue.shift()
      else if (leftMs > 0) await clock.sleep(Math.min(leftMs, 50))
      else {
        cancel(oldest)
        oldest.onTimeout(`no answer in ${timeoutMs} ms`)
      }
    }
    watching = false
  }
  return {
    count: () => active.size,
    start(dueMs: number, onTimeout: (reason: string) => void, awaited: boolean): Flight {
      const flight: Flight = {
        dueMs,
        ended: () => !active.has(flight),
        finish: () => active.delete(flight),
        controller: null,
        onServed: () => {},
        onTimeout,
        awaited,
      }
      queue.push(flight)
      active.add(flight)
      if (!watching) void watch()
      return flight
    },
    /** `more`: whether something will be sent that is not yet. */
    async drained(more: () => boolean): Promise<void> {
      const stopped = (): boolean => signal?.aborted === true
      while (stopped() ? [...active].some(({ awaited }) => awaited) : active.size > 0 || more()) await clock.sleep(5)
    },
    abandon(): void {
      over = true
      for (const flight of active) cancel(flight)
    },
  }
}
