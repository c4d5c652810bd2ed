/** An error says what the caller did wrong, not how the server is made. */
import { headerOf, textOf } from '#lib/bytes.ts'
import { isJson } from '#lib/media-type.ts'
import type { ExchangeCheck } from '#model/check.ts'
import { internalsIn } from '#suites/security/internals.ts'

export const internalsWithheld: ExchangeCheck = {
  id: 'internals-withheld',
  on: 'exchange',
  promise:
    'A refusal shows no stack trace, no database statement, no source path, no credential in a URL and no version of what the server is made of; a header of any answer none of the first two, and no such URL.',
  basis: 'RFC 9457 §5, Security Considerations; RFC 9110 §17.11, Disclosure of Product Information',
  class: 'violation',
  appliesTo: ({ exchange: { outcome } }) => (outcome.kind === 'response' ? true : 'there was no response'),
  inspect({ operation, exchange: { step, request, outcome } }) {
    if (outcome.kind !== 'response') return []
    const sent = `${request.url}\n${textOf(request)}`
    // Pages in front of an API are signed by what made them; a message of its own names a version to nobody's use.
    const isOwn = isJson(headerOf(outcome, 'content-type') ?? '')
    // Headers name files of the API's own, and Server may name a version, RFC 9110 §10.2.4.
    const inHeaders = outcome.headers
      .flatMap(([, value]) => internalsIn(value))
      .filter(({ kind }) => kind !== 'source path' && kind !== 'version')
    return (
      [...(outcome.status < 400 ? [] : internalsIn(textOf(outcome))), ...inHeaders]
        // What comes back as it was sent tells nothing.
        .filter(({ found }) => !sent.includes(found))
        .map(({ kind, found }) => ({
          clauses: [`${operation.at}/responses`] as const,
          step,
          expected: `no ${kind}`,
          actual: found,
          ...(kind === 'version' && !isOwn && { class: 'policy' as const }),
        }))
    )
  },
}
