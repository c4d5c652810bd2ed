/** What a read answers to a client that can read none of its media types. */
import { headerOf } from '#lib/bytes.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { ExchangeCheck } from '#model/check.ts'

export const notAcceptable: ExchangeCheck = {
  id: 'not-acceptable',
  on: 'exchange',
  promise: 'Where 406 is documented, a client that accepts nothing of what is there is answered so.',
  basis: 'RFC 9110 §12.5.1, Accept; RFC 9110 §15.5.7, 406 Not Acceptable; OpenAPI 3.1.0 §4.8.16, Responses Object',
  class: 'violation',
  appliesTo: ({ operation, case: { intent }, exchange: { outcome } }) =>
    intent.kind !== 'protocol' || intent.probe !== 'nothing-acceptable'
      ? 'the media types of the operation were accepted'
      : outcome.kind !== 'response'
        ? 'there was no response'
        : // RFC 9110 §12.5.1: else a server may disregard what is accepted, and most do.
          operation.responses.some(({ status }) => status === '406')
          ? true
          : 'no 406 is documented',
  inspect({ operation, exchange: { step, outcome } }) {
    if (outcome.kind !== 'response' || outcome.status === 406) return []
    if (!isSuccess(outcome.status)) return { undecided: `${outcome.status} stood in the way` }
    const type = headerOf(outcome, 'content-type')
    // What has no content has no media type that could be the wrong one.
    if (type === undefined || outcome.base64 === '') return []
    const rule = operation.responses.find(({ status }) => status === '406')
    return [{ clauses: [rule?.at ?? operation.at], step, expected: '406', actual: `${outcome.status} with ${type}` }]
  },
}
