/** Whatever a client sends, a failure of the server is the server's fault; a documented 500 is still one. */
import type { ExchangeCheck } from '#model/check.ts'

/** A gateway or an overloaded server: not this operation's fault unless a control request succeeds. */
const gateway = new Set([502, 503, 504])

export const noServerError: ExchangeCheck = {
  id: 'no-server-error',
  on: 'exchange',
  promise: 'No request, valid or not, makes the server fail with a 5xx status.',
  basis: 'RFC 9110 §15.6, Server Error 5xx',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: ({ exchange: { outcome } }) => (outcome.kind === 'response' ? true : 'there was no response'),
  inspect({ operation, case: { method, intent }, exchange: { step, outcome } }) {
    if (outcome.kind !== 'response' || outcome.status < 500) return []
    // RFC 9110 §15.6.2: 501 is the right answer to a method that the server does not know.
    if (method !== undefined && outcome.status === 501) return []
    if (gateway.has(outcome.status)) return { undecided: `${outcome.status}: a gateway or an overload answered` }
    return [
      {
        clauses: [operation.at],
        step,
        expected: intent.kind === 'valid' ? 'a success' : 'a client error 4xx',
        actual: String(outcome.status),
      },
    ]
  },
}
