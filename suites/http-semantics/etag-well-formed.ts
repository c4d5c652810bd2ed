/** Caches and If-Match compare ETags as they stand: one without quotation marks is none to those who keep the grammar. */
import { etagIn } from '#lib/etag.ts'
import type { ExchangeCheck } from '#model/check.ts'

/** RFC 9110 §8.8.3: an opaque tag between quotation marks, weak or not. */
const entityTag = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

export const etagWellFormed: ExchangeCheck = {
  id: 'etag-well-formed',
  on: 'exchange',
  promise: 'An ETag stands between quotation marks, with W/ before them where it is weak.',
  basis: 'RFC 9110 §8.8.3, ETag',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: ({ exchange: { outcome } }) =>
    outcome.kind !== 'response' ? 'there was no response' : etagIn(outcome) === undefined ? 'it has no ETag' : true,
  inspect({ operation, exchange: { step, outcome } }) {
    const etag = outcome.kind === 'response' ? etagIn(outcome) : undefined
    if (etag === undefined || entityTag.test(etag)) return []
    return [{ clauses: [operation.at], step, expected: 'an ETag as "1a2b" or W/"1a2b"', actual: etag }]
  },
}
