/** A measured rate limit in one sentence. */
import type { Algorithm, Honesty, LimitPartition, LimitRecord } from '#model/record.ts'
import { counted, grouped } from '#reports/figures.ts'

export const algorithmWords: Readonly<Record<Algorithm, string>> = {
  'fixed-aligned': 'fixed window, aligned to the clock',
  'fixed-anchored': 'fixed window, opened by the first request',
  'sliding-log': 'sliding window, exact log',
  'sliding-counter': 'sliding window, weighted counter',
  'token-bucket': 'token bucket',
  concurrency: 'limit of concurrent requests',
  none: 'no limit met',
  uncertain: 'algorithm uncertain',
}

export const honestyWords: Readonly<Record<Honesty, string>> = {
  honest: 'Retry-After tells the truth',
  'too-short': 'Retry-After is too short',
  'over-long': 'Retry-After is longer than needed',
  missing: 'no Retry-After is sent',
  inconsistent: 'Retry-After contradicts itself',
}

const partitionWords: Readonly<Record<LimitPartition['result'], string>> = {
  shared: 'counts with it',
  apart: 'has a quota of its own',
  unclear: 'could not be told',
}

/** What else the same quota covers, and what it does not; and whether refused requests prolong the wait. */
export function limitRemarks({ countsRefused, partitions = [] }: LimitRecord): readonly string[] {
  return [
    ...(countsRefused === true ? ['Refused requests count too: who keeps asking waits longer.'] : []),
    ...partitions.map(({ by, result, note }) => `${by.slice(0, 1).toUpperCase()}${by.slice(1)} ${partitionWords[result]}: ${note}.`),
  ]
}

export function limitSentence(limit: LimitRecord): string {
  const requests = counted(limit.requests, 'request')
  if (limit.algorithm === 'none' || limit.limit === null) return `${algorithmWords[limit.algorithm]} (${requests})`
  const window = limit.windowSeconds === null ? '' : ` in ${grouped(limit.windowSeconds)} s`
  const honesty = limit.honesty === null ? '' : `; ${honestyWords[limit.honesty]}`
  return `${counted(limit.limit, 'request')}${window}, ${algorithmWords[limit.algorithm]}, confidence ${grouped(limit.confidence)}${honesty} (${requests}${limit.durationSeconds === undefined ? '' : ` and ${grouped(limit.durationSeconds)} s`} spent)`
}
