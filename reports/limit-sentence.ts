/** A measured rate limit in one sentence. */
import type { Algorithm, Honesty, LimitRecord } from '#model/record.ts'
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

export function limitSentence(limit: LimitRecord): string {
  const requests = counted(limit.requests, 'request')
  if (limit.algorithm === 'none' || limit.limit === null) return `${algorithmWords[limit.algorithm]} (${requests})`
  const window = limit.windowSeconds === null ? '' : ` in ${grouped(limit.windowSeconds)} s`
  const honesty = limit.honesty === null ? '' : `; ${honestyWords[limit.honesty]}`
  return `${counted(limit.limit, 'request')}${window}, ${algorithmWords[limit.algorithm]}, confidence ${grouped(limit.confidence)}${honesty} (${requests} spent)`
}
