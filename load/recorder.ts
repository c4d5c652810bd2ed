/** What both load models share: the options, the result, and the bookkeeping between them. */
import type { Clock } from '#lib/clock.ts'
import type { Histogram } from '#lib/histogram.ts'
import type { Exchange, HttpResponse } from '#model/exchange.ts'
import type { Draw, LoadRequest } from '#load/mix.ts'
import type { Shard } from '#load/pacers.ts'
import { count, emptyTally } from '#load/tally.ts'
import type { Ending, Tally } from '#load/tally.ts'

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
  readonly sampling: Sampling
  /** Was this status to be expected of this operation? What was not counts as an error. */
  readonly expected: (operation: string, status: number) => boolean
  readonly signal?: AbortSignal
}

/** Which responses are kept for judgement against the contract. */
export interface Sampling {
  /** So many first ones of every operation and status. */
  readonly firstOfEach: number
  /** All with an unexpected status, up to so many. */
  readonly unexpected: number
  /** Then one in so many. */
  readonly every: number
  /** Never more than this; larger bodies than `bodyBytes` are not kept. */
  readonly most: number
  readonly bodyBytes: number
}

export const usualSampling: Sampling = { firstOfEach: 2, unexpected: 50, every: 100, most: 500, bodyBytes: 1_000_000 }

export interface Sample extends LoadRequest {
  readonly k: number
  readonly exchange: Exchange
}

export interface LoadResult {
  readonly model: 'open' | 'closed'
  readonly tally: Tally
  /** Of the measured part; shorter than asked when the run was stopped. */
  readonly durationSeconds: number
  readonly connections: number
  readonly rate: { readonly asked: number | null; readonly achieved: number }
  /** Open model: how late requests left, and the time from leaving to the last byte. Percentiles of the tally count from the due time. */
  readonly sendLag: Histogram | null
  readonly service: Histogram | null
  /** Arrivals that found `connections` requests under way; counted as timeouts. */
  readonly dropped: number
  readonly samples: readonly Sample[]
  /** Why the run ended before its time; null when it did not. */
  readonly stopped: string | null
}

export interface Recorder {
  readonly tally: Tally
  readonly samples: readonly Sample[]
  readonly measuredFromMs: number
  readonly untilMs: number
  /** `startedMs`: when it was due (open) or sent (closed). What started in the warm-up is not counted. */
  end(drawn: LoadRequest, startedMs: number, ending: Ending, latencyMs: number, reason?: string): void
  wants(operation: string, status: number, k: number): boolean
  keep(k: number, drawn: LoadRequest, response: HttpResponse, bytes: Exchange['bytes'], durationMs: number): void
}

export function recorder({ clock, warmUpMs, durationMs, sampling, expected }: LoadOptions): Recorder {
  const measuredFromMs = clock.now() + warmUpMs
  const tally = emptyTally()
  const samples: Sample[] = []
  const seen = new Map<string, number>()
  let unexpected = 0
  return {
    tally,
    samples,
    measuredFromMs,
    untilMs: measuredFromMs + durationMs,
    end({ operation }, startedMs, ending, latencyMs, reason) {
      if (startedMs < measuredFromMs) return
      const failed = typeof ending === 'string' || !expected(operation, ending)
      const second = Math.floor((startedMs - measuredFromMs) / 1000)
      count(tally, { operation, ending, latencyUs: latencyMs * 1000, second, failed, ...(reason !== undefined && { reason }) })
    },
    wants(operation, status, k) {
      if (samples.length >= sampling.most) return false
      const pair = `${status} ${operation}`
      const before = seen.get(pair) ?? 0
      if (before < sampling.firstOfEach) {
        seen.set(pair, before + 1)
        return true
      }
      if (!expected(operation, status) && unexpected < sampling.unexpected) {
        unexpected += 1
        return true
      }
      return k % sampling.every === 0
    },
    keep(k, drawn, response, bytes, durationMs) {
      if (response.base64.length * 0.75 > sampling.bodyBytes) return
      samples.push({
        k,
        ...drawn,
        exchange: { step: 0, request: drawn.request, outcome: { kind: 'response', ...response }, bytes, durationMs },
      })
    },
  }
}
