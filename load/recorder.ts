/** What both load models share: the options, the result, and the bookkeeping between them. */
import type { Clock } from '#lib/clock.ts'
import type { Histogram } from '#lib/histogram.ts'
import type { LoopHealth } from '#lib/loop-health.ts'
import type { LoadRecord } from '#model/record.ts'
import type { Draw, LoadRequest } from '#load/mix.ts'
import type { Shard } from '#load/pacers.ts'
import { newPressure } from '#load/pressure.ts'
import { newSampler, type Sample, type Sampler, type Sampling } from '#load/sampler.ts'
import { count, emptyTally } from '#load/tally.ts'
import type { Ending, Tally } from '#load/tally.ts'
import type { Judged } from '#load/thresholds.ts'

export interface LoadOptions {
  readonly draw: Draw
  readonly clock: Clock
  readonly shard: Shard
  /** Of the measured part, which follows the warm-up. */
  readonly durationMs: number
  readonly warmUpMs: number
  /** Closed model: so many requests are always under way. Open model: so many may be, at most. */
  readonly connections: number
  readonly timeoutMs: number
  /** Open model: connections to it are opened before the first request is due. */
  readonly origin?: string
  readonly sampling: Sampling
  /** Was this status to be expected of this operation? What was not counts as an error. */
  readonly expected: (operation: string, status: number) => boolean
  readonly signal?: AbortSignal
  /** Called once, before anything is sent, with what the run will count in. */
  readonly observe?: (record: Recorder) => void
}

export { usualSampling } from '#load/sampler.ts'

export interface LoadResult {
  readonly model: 'open' | 'closed'
  readonly tally: Tally
  /** Of the measured part; shorter than asked when the run was stopped. */
  readonly durationSeconds: number
  readonly connections: number
  readonly rate: { readonly asked: number | null; readonly achieved: number }
  /** Open model at a rate that changes: how many arrivals were due in the measured part. */
  readonly due?: number
  /** The threshold that ended the run, with its value then. */
  readonly aborted?: Judged
  /** How the process that sent it all fared. */
  readonly generator?: LoopHealth
  /** Open model: how late requests left, and the time from leaving to the last byte. Percentiles of the tally count from the due time. */
  readonly sendLag: Histogram | null
  readonly service: Histogram | null
  /** Arrivals that found `connections` requests under way; counted as timeouts. */
  readonly dropped: number
  readonly samples: readonly Sample[]
  /** How it went by the number of requests under way; only of a run of one machine. */
  readonly byInFlight?: LoadRecord['byInFlight']
  readonly sampling?: LoadRecord['sampling']
  /** Why the run ended before its time; null when it did not. */
  readonly stopped: string | null
}

export interface Recorder {
  readonly tally: Tally
  readonly samples: readonly Sample[]
  readonly measuredFromMs: number
  readonly untilMs: number
  /** A request leaves: how many are under way then, itself among them. */
  sent(): number
  /** `inFlight`: as `sent` said; 0 where there was no room and it never left. `startedMs`: when it was due (open) or sent (closed). What started in the warm-up is not counted. */
  end(drawn: LoadRequest, startedMs: number, inFlight: number, ending: Ending, latencyMs: number, reason?: string): void
  readonly wants: Sampler['wants']
  readonly keep: Sampler['keep']
  told(): Required<Pick<LoadResult, 'byInFlight' | 'sampling'>>
}

export function recorder(options: LoadOptions): Recorder {
  const { clock, warmUpMs, durationMs, expected } = options
  const measuredFromMs = clock.now() + warmUpMs
  const tally = emptyTally()
  const pressure = newPressure()
  const { samples, wants, keep, cost } = newSampler(options.sampling, options)
  let underWay = 0
  const record: Recorder = {
    tally,
    samples,
    wants,
    keep,
    measuredFromMs,
    untilMs: measuredFromMs + durationMs,
    sent: () => (underWay += 1),
    end({ operation }, startedMs, inFlight, ending, latencyMs, reason) {
      if (inFlight > 0) underWay -= 1
      if (startedMs < measuredFromMs) return
      const failed = typeof ending === 'string' || !expected(operation, ending)
      const second = Math.floor((startedMs - measuredFromMs) / 1000)
      const latencyUs = latencyMs * 1000
      count(tally, { operation, ending, latencyUs, second, failed, ...(reason !== undefined && { reason }) })
      if (inFlight > 0) pressure.count(inFlight, ending, latencyUs, failed)
    },
    told: () => ({ byInFlight: pressure.bands(), sampling: cost() }),
  }
  options.observe?.(record)
  return record
}
