/** A Retry-After is a promise: who waits that long is let in. */
import type { LimitCheck } from '#model/check.ts'

/** The first tries show what the others repeat. */
const shown = 5

export const retryAfterTrue: LimitCheck = {
  id: 'retry-after-true',
  on: 'limit',
  promise: 'A client that waits as long as Retry-After says is let in again, and need not have waited much less.',
  basis: 'RFC 9110 §10.2.3, Retry-After; RFC 6585 §4',
  class: 'violation',
  appliesTo: ({ limit }) => (limit.honesty === null ? 'no limit was met' : limit.honesty === 'missing' ? 'no Retry-After was sent' : true),
  inspect({ operation, limit }) {
    if (limit.honesty === 'honest') return []
    const told = limit.cycles
      .slice(0, shown)
      .map(
        ({ promisedSeconds, waitedSeconds, accepted }) =>
          `told ${promisedSeconds ?? 'nothing'} s, waited ${waitedSeconds.toFixed(1)} s: ${accepted ? 'let in' : 'refused'}`,
      )
      .join('; ')
    return [
      {
        clauses: [operation.at],
        step: 0,
        expected: 'a Retry-After that tells the truth',
        actual: `${limit.honesty ?? ''}: ${told}`,
        // To wait too long costs time; to be refused after waiting is a broken promise.
        ...(limit.honesty !== 'too-short' && { class: 'policy' }),
      },
    ]
  },
}
