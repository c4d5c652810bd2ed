/** How long a polite client waits before it asks again: as long as it is told, else longer every time. Long waits are not granted. */
import type { Clock } from '#lib/clock.ts'
import { retryAfter } from '#lib/retry-after.ts'
import type { Outcome } from '#model/exchange.ts'

const longestWaitSeconds = 10
const backOffSeconds = [0.5, 1, 2] as const
export const maxWaits = 3

/** RFC 6585 §4 and RFC 9110 §15.6.4: both say "not now", and both may say when. */
export const isTooBusy = (outcome: Outcome): boolean => outcome.kind === 'response' && (outcome.status === 429 || outcome.status === 503)

/** Seconds until the next try, of those that were made before; `undefined` where there is nothing to wait for. */
export function secondsToWait(outcome: Outcome, waits: number, clock: Clock): number | undefined {
  if (outcome.kind !== 'response' || !isTooBusy(outcome) || waits >= maxWaits) return undefined
  const asked = retryAfter(outcome, clock.epochMs())
  if (asked.kind !== 'seconds' && asked.kind !== 'date') return backOffSeconds[waits]
  return asked.seconds <= longestWaitSeconds ? Math.max(0, asked.seconds) : undefined
}
