/** What the document does not describe must not do anything. */
import { headerOf } from '#lib/bytes.ts'
import { isSuccess } from '#lib/status-range.ts'
import { isStray } from '#lib/stray-methods.ts'
import type { ExchangeCheck } from '#model/check.ts'

export const methodNotAllowed: ExchangeCheck = {
  id: 'method-not-allowed',
  on: 'exchange',
  promise: 'A method that a path does not document is refused, and a 405 says in Allow which ones there are.',
  basis: 'RFC 9110 §15.5.6, 405 Method Not Allowed; OpenAPI 3.1.0 §4.8.9, Path Item Object',
  class: 'violation',
  appliesTo: ({ case: { intent }, exchange: { outcome } }) =>
    intent.kind !== 'protocol' || intent.probe !== 'undocumented-method'
      ? 'the method is documented'
      : outcome.kind !== 'response'
        ? 'there was no response'
        : true,
  inspect({ operation, case: { intent, method = '' }, exchange: { step, outcome } }) {
    if (outcome.kind !== 'response' || intent.kind !== 'protocol') return []
    const { status } = outcome
    const clauses = [intent.clause] as const
    if (isSuccess(status)) {
      // A page that answers every GET is common and harmless, and so is the echo of TRACE; a write that works is an operation that nobody described.
      const harmless = method === 'TRACE' || (method === 'GET' && intent.promised !== true)
      return [{ clauses, step, expected: `405 for ${method}`, actual: String(status), ...(harmless && { class: 'policy' }) }]
    }
    if (status === 405)
      return headerOf(outcome, 'allow') === undefined
        ? [
            {
              clauses,
              step,
              expected: `an Allow header with the 405 to ${method}`,
              actual: 'none',
              ...(isStray(method) && { class: 'policy' }),
            },
          ]
        : []
    if (status === 404) {
      // Nobody expects a word about a method that is nobody's.
      if (isStray(method)) return []
      const documented = operation.responses.some((rule) => rule.status === '405')
      return [
        {
          clauses,
          step,
          expected: `405 for ${method}`,
          actual: '404',
          ...(!documented && intent.promised !== true && { class: 'policy' }),
        },
      ]
    }
    // Who asks may be refused before what is asked.
    if (intent.promised === true && !isStray(method) && status > 403 && status < 500 && status !== 429)
      return [{ clauses, step, expected: `405 for ${method}, as the document says`, actual: String(status) }]
    return status >= 400 && status < 500 && status !== 429
      ? []
      : status === 501
        ? []
        : { undecided: `${status} neither allows nor refuses the method` }
  },
}
