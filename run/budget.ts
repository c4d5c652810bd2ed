/** How much of a plan a run may play: a budget cuts and says so, it never plans anew. */
import type { Phase, Sequence } from '#model/case.ts'
import type { ConformanceOptions } from '#run/conformance.ts'
import { shareOf, within } from '#run/order.ts'
import type { Watch } from '#run/watch.ts'

export interface Budget {
  /** What `--max-cases` leaves of the plan. */
  readonly affordable: readonly Sequence[]
  cut: string | undefined
  /** Every phase gets its share of the time that is left. */
  enter(phase: Phase): void
  spent(): boolean
}

export function budgetOf(
  planned: readonly Sequence[],
  { maxCases, maxTimeMs, clock, signal }: Pick<ConformanceOptions, 'maxCases' | 'maxTimeMs' | 'clock' | 'signal'>,
  watch: Watch,
): Budget {
  const affordable = maxCases === undefined ? planned : within(planned, maxCases)
  const endMs = maxTimeMs === undefined ? Number.POSITIVE_INFINITY : clock.now() + maxTimeMs
  let phaseEndMs = endMs
  return {
    affordable,
    cut: affordable.length < planned.length ? `--max-cases ${maxCases}` : undefined,
    enter(phase) {
      const nowMs = clock.now()
      if (maxTimeMs !== undefined) phaseEndMs = nowMs + Math.max(0, endMs - nowMs) * shareOf(phase, affordable)
    },
    spent() {
      if (signal.aborted) this.cut = 'interrupted'
      else if (watch.gone() !== undefined) this.cut = 'a target that stopped answering'
      else if (maxTimeMs !== undefined && clock.now() >= phaseEndMs) this.cut = `--max-time ${maxTimeMs / 1000}s`
      else return false
      return true
    },
  }
}
