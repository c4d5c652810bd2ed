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
  /** Why nothing more may be confirmed, where that is so or would be after so many milliseconds. */
  over(aheadMs: number): string | undefined
}

/** Of the time, for what cannot be confirmed while the rest is played. */
const shareOfConfirming = 0.1

export function budgetOf(
  planned: readonly Sequence[],
  { maxCases, maxTimeMs, clock, signal }: Pick<ConformanceOptions, 'maxCases' | 'maxTimeMs' | 'clock' | 'signal'>,
  watch: Watch,
): Budget {
  const affordable = maxCases === undefined ? planned : within(planned, maxCases)
  const endMs = maxTimeMs === undefined ? Number.POSITIVE_INFINITY : clock.now() + maxTimeMs
  const playedMs = maxTimeMs === undefined ? endMs : endMs - maxTimeMs * shareOfConfirming
  const timeIsUp = `--max-time ${(maxTimeMs ?? 0) / 1000}s`
  let phaseEndMs = playedMs
  return {
    affordable,
    cut: affordable.length < planned.length ? `--max-cases ${maxCases}` : undefined,
    enter(phase) {
      const nowMs = clock.now()
      if (maxTimeMs !== undefined) phaseEndMs = nowMs + Math.max(0, playedMs - nowMs) * shareOf(phase, affordable)
    },
    spent() {
      if (signal.aborted) this.cut = 'interrupted'
      else if (watch.gone() !== undefined) this.cut = 'a target that stopped answering'
      else if (maxTimeMs !== undefined && clock.now() >= phaseEndMs) this.cut = timeIsUp
      else return false
      return true
    },
    over(aheadMs) {
      if (signal.aborted) return 'the run was interrupted'
      if (watch.gone() !== undefined) return 'the target stopped answering'
      if (clock.now() + aheadMs < endMs) return undefined
      this.cut ??= timeIsUp
      return `the time was up (${timeIsUp})`
    },
  }
}
