/** A load result as it stands in the run record. */
import type { LoadRecord } from '#model/record.ts'
import type { LoadResult } from '#load/recorder.ts'
import { operationsOf, perSecondOf } from '#load/tally.ts'
import { evaluate } from '#load/thresholds.ts'
import type { Threshold } from '#load/thresholds.ts'
import { invalidity } from '#load/validity.ts'

/** `sampled`: how many of the samples the caller held against the contract. */
export const loadRecord = (result: LoadResult, thresholds: readonly Threshold[], sampled: number): LoadRecord => ({
  model: result.model,
  durationSeconds: result.durationSeconds,
  connections: result.connections,
  rate: result.rate,
  sendLagMs: result.sendLag === null ? null : { p50: result.sendLag.percentileMs(50), p99: result.sendLag.percentileMs(99) },
  operations: operationsOf(result.tally),
  perSecond: perSecondOf(result.tally),
  thresholds: evaluate(thresholds, result.tally, result.durationSeconds).map((judged) =>
    // What ended the run was broken then, whatever came in since.
    judged.text === result.aborted?.text ? result.aborted : judged,
  ),
  sampled,
  invalid: invalidity(result),
  ...(result.service !== null && { serviceMs: result.service.percentiles() }),
  ...(result.model === 'open' && { dropped: result.dropped }),
  ...(result.generator !== undefined && { generator: result.generator }),
  ...(result.tally.reasons.size > 0 && { reasons: Object.fromEntries(mostFrequent(result.tally.reasons)) }),
  ...(result.byInFlight !== undefined && { byInFlight: result.byInFlight }),
  ...(result.sampling !== undefined && { sampling: result.sampling }),
  ...(result.aborted !== undefined && { aborted: result.aborted.text }),
})

const mostReasons = 20

const mostFrequent = (reasons: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...reasons].sort(([, a], [, b]) => b - a).slice(0, mostReasons)
