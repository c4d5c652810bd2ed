/** A client that is refused learns how to show who it is. */
import { schemesIn } from '#lib/challenge.ts'
import { coveringStatus } from '#lib/status-range.ts'
import type { Evidence, ExchangeCheck, ExchangeSubject } from '#model/check.ts'

export const challengeWith401: ExchangeCheck = {
  id: 'challenge-with-401',
  on: 'exchange',
  promise: 'A 401 names in WWW-Authenticate a scheme that would do.',
  basis: 'RFC 9110 §11.6.1, WWW-Authenticate; RFC 9110 §15.5.2, 401 Unauthorized',
  class: 'violation',
  appliesTo: ({ exchange: { outcome } }) =>
    outcome.kind !== 'response' ? 'there was no response' : outcome.status === 401 ? true : 'nobody was refused for a credential',
  inspect(subject) {
    const { operation, exchange } = subject
    if (exchange.outcome.kind !== 'response') return []
    const rule = coveringStatus(operation.responses, 401)
    const declared = rule?.headers.find(({ name }) => name === 'www-authenticate')
    const lines = exchange.outcome.headers.filter(([name]) => name.toLowerCase() === 'www-authenticate').map(([, value]) => value)
    // A required header that is missing is the affair of headers-match-schema.
    if (lines.length === 0 && declared?.required === true) return []
    // HTTP says MUST, but most APIs with keys of their own have no scheme to name: only who documents the header has promised it.
    const weak = declared === undefined ? ({ class: 'policy' } as const) : {}
    const told = (expected: string, actual: string, own: Pick<Evidence, 'class'> = weak): readonly Evidence[] => [
      { clauses: [declared?.at ?? operation.securityAt], step: exchange.step, expected, actual, ...own },
    ]
    if (lines.length === 0) return told('a WWW-Authenticate header with the 401', 'none')
    const schemes = schemesIn(lines.join(', '))
    if (schemes === undefined) return told('a challenge in WWW-Authenticate', lines.join(', '))
    const wanted = wantedSchemes(subject)
    const fits = wanted.length === 0 || wanted.some((scheme) => schemes.includes(scheme))
    return fits ? [] : told(`a challenge of ${wanted.join(' or ')}`, schemes.join(', '), { class: 'policy' })
  },
}

/** The schemes that the document wants; none where one of them has no name in HTTP, as keys of one's own have not. */
const wantedSchemes = ({ operation: { schemes } }: ExchangeSubject): readonly string[] => [
  ...new Set(schemes.every(({ type }) => type === 'http') ? schemes.flatMap((one) => (one.type === 'http' ? [one.scheme] : [])) : []),
]
