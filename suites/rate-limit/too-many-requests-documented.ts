/** Clients can only be written for a limit that they are told of. */
import { coveringStatus } from '#lib/status-range.ts'
import type { ExchangeCheck } from '#model/check.ts'

export const tooManyRequestsDocumented: ExchangeCheck = {
  id: 'too-many-requests-documented',
  on: 'exchange',
  promise: 'An operation that refuses for the rate of requests documents its 429.',
  basis: 'RFC 6585 §4, 429 Too Many Requests; OpenAPI 3.1.0 §4.8.16, Responses Object',
  class: 'policy',
  appliesTo: ({ exchange: { outcome } }) => (outcome.kind === 'response' && outcome.status === 429 ? true : 'the rate was not limited'),
  inspect: ({ operation, exchange: { step } }) =>
    coveringStatus(operation.responses, 429) === undefined
      ? [{ clauses: [`${operation.at}/responses`], step, expected: 'a documented 429', actual: '429 is not documented' }]
      : [],
}
