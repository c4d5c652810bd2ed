/** A limit that holds only for those who do not write another header or another URL is none for those who do. */
import type { LimitCheck } from '#model/check.ts'

export const limitNotDodged: LimitCheck = {
  id: 'limit-not-dodged',
  on: 'limit',
  promise: 'A client whose quota is spent gets no other one by a forged address, another query, or another spelling of the same path.',
  basis: 'RFC 7239 §8.1, Header Validity and Integrity; docs/rate-limits.md, dodged',
  class: 'violation',
  appliesTo: ({ limit }) => ((limit.partitions ?? []).some(({ kind }) => kind === 'written') ? true : 'nobody tried to dodge the limit'),
  inspect: ({ operation, limit: { partitions = [] } }) =>
    partitions
      .filter(({ kind, result }) => kind === 'written' && result === 'apart')
      .map(({ by, note, tries }) => ({
        clauses: [operation.limits[0]?.at ?? operation.at] as const,
        step: 0,
        expected: `the same quota with ${by}`,
        actual: note,
        tries,
        // A document that promises no limit is not broken by one that leaks.
        ...(operation.limits.length === 0 && { class: 'policy' as const }),
      })),
}
