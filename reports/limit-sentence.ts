/** A measured rate limit in one sentence. */
import type { Algorithm, ClientsRecord, Honesty, LimitPartition, LimitRecord } from '#model/record.ts'
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
const policyWords: Readonly<Record<ClientsRecord['jobs'][number]['policy'], string>> = {
  'at-once': 'retried at once',
  fixed: 'retried every 250 ms',
  'exponential-jitter': 'waited ever longer, with jitter',
  'retry-after-jitter': 'waited as told, with jitter',
}

export function limitRemarks({ countsRefused, partitions = [], clients }: LimitRecord): readonly string[] {
  return [
    ...(countsRefused === true ? ['Refused requests count too: who keeps asking waits longer.'] : []),
    ...partitions.map(({ by, result, note }) => `${by.slice(0, 1).toUpperCase()}${by.slice(1)} ${partitionWords[result]}: ${note}.`),
    ...(clients === undefined ? [] : clientRemarks(clients)),
  ]
}

/** What the limit costs those who keep within it. */
export const clientRemarks = ({ jobs, beside }: ClientsRecord): readonly string[] => [
  ...jobs.map(({ policy, requests, refused, seconds }) => {
    const took = seconds === null ? 'gave up' : `took ${grouped(seconds)} s`
    return `A job of ${counted(requests, 'request')} that ${policyWords[policy]} ${took} and was refused ${counted(refused, 'time')}.`
  }),
  ...(beside === undefined ? [] : [besideSentence(beside)]),
]

const besideSentence = ({ requests, refused, aloneMs, besideMs }: NonNullable<ClientsRecord['beside']>): string =>
  `Beside a flood another tenant was refused ${grouped(refused)} of ${counted(requests, 'time')}, and waited ${grouped(besideMs)} ms (median; alone ${grouped(aloneMs)} ms).`

export function limitSentence(limit: LimitRecord): string {
  const requests = counted(limit.requests, 'request')
  if (limit.algorithm === 'none' || limit.limit === null) return `${algorithmWords[limit.algorithm]} (${requests})`
  const window = limit.windowSeconds === null ? '' : ` in ${grouped(limit.windowSeconds)} s`
  const honesty = limit.honesty === null ? '' : `; ${honestyWords[limit.honesty]}`
  return `${counted(limit.limit, 'request')}${window}, ${algorithmWords[limit.algorithm]}, confidence ${grouped(limit.confidence)}${honesty} (${requests}${limit.durationSeconds === undefined ? '' : ` and ${grouped(limit.durationSeconds)} s`} spent)`
}
