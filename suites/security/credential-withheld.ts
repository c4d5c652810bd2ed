/** Who sends a credential gets it back nowhere: logs, caches and screenshots keep what responses say. */
import { textOf } from '#lib/bytes.ts'
import type { ExchangeCheck } from '#model/check.ts'
import type { HttpRequest } from '#model/exchange.ts'

export const credentialWithheld: ExchangeCheck = {
  id: 'credential-withheld',
  on: 'exchange',
  promise: 'No response repeats the credential that its request carried.',
  basis: 'RFC 6750 §5.2, Threat Mitigation; RFC 9457 §5, Security Considerations',
  class: 'violation',
  appliesTo: ({ exchange: { outcome }, secrets }) =>
    outcome.kind !== 'response' ? 'there was no response' : secrets.length === 0 ? 'no credential is known' : true,
  inspect({ operation, case: { intent }, exchange: { step, request, outcome }, secrets }) {
    if (outcome.kind !== 'response') return []
    const sent = [request.url, ...request.headers.map(([, value]) => value)].join('\n')
    const carried = [...secrets.filter((secret) => sent.includes(secret)), ...(intent.kind === 'access' ? shownIn(request) : [])]
    const places = [
      ...outcome.headers.map(([name, value]) => [`the header ${name.toLowerCase()}`, value] as const),
      ['the body', textOf(outcome)] as const,
    ]
    return places
      .filter(([, text]) => carried.some((secret) => text.includes(secret)))
      .map(([place]) => ({
        clauses: [`${operation.at}/responses`, ...operation.schemesAt] as const,
        step,
        expected: 'a response without the credential',
        actual: `the credential in ${place}`,
        // Some operations are there to tell a caller what it sent.
        ...(outcome.status < 400 && { class: 'policy' as const }),
      }))
  },
}

/** What stands in the place of a credential, made up as it is: who mistypes a real one would read it in a log. */
const shownIn = ({ headers }: HttpRequest): readonly string[] =>
  headers
    .filter(([name]) => /^authorization$|api-?key|token/i.test(name) && !/idempotency/i.test(name))
    .map(([, value]) => value.replace(/^\S+ (?=\S)/, ''))
    .filter((value) => value.length >= 8)
