/** A request that was proved on the wire to break exactly one clause must be refused. */
import { isSuccess } from '#lib/status-range.ts'
import type { ExchangeCheck } from '#model/check.ts'

export const invalidRejected: ExchangeCheck = {
  id: 'invalid-rejected',
  on: 'exchange',
  promise: 'A request that breaks one clause of the contract is refused with a client error.',
  basis: 'OpenAPI 3.1.0 §4.8.12 and §4.8.13, Parameter and Request Body Object; RFC 9110 §15.5',
  class: 'violation',
  appliesTo: ({ case: { intent }, exchange: { outcome } }) =>
    intent.kind !== 'invalid' ? 'the request was not meant to be invalid' : outcome.kind !== 'response' ? 'there was no response' : true,
  inspect({ case: { intent }, exchange: { step, outcome }, acceptedBefore, formatsAsserted }) {
    if (outcome.kind !== 'response' || intent.kind !== 'invalid') return []
    const { status } = outcome
    if (isSuccess(status)) {
      // JSON Schema 2020-12 §7.2.1: `format` is an annotation unless somebody asks for more.
      const mild = intent.mild === true || (intent.keyword === 'format' && !formatsAsserted)
      return [
        {
          clauses: [intent.clause],
          step,
          expected: `a refusal 4xx: ${intent.at} breaks ${intent.keyword}`,
          actual: String(status),
          ...(mild && { class: 'policy' }),
        },
      ]
    }
    if (status < 400 || status >= 500) return { undecided: `${status} neither accepts nor refuses` }
    if (status === 429) return { undecided: 'a rate limit stood in the way' }
    return acceptedBefore ? [] : { undecided: 'no valid request to this operation was accepted, so a refusal proves nothing' }
  },
}
