/** A key opens only the doors that its scopes name. */
import type { ExchangeCheck } from '#model/check.ts'
import { scopedWays } from '#model/security.ts'
import { accessEvidence } from '#suites/security/access-evidence.ts'

export const scopesEnforced: ExchangeCheck = {
  id: 'scopes-enforced',
  on: 'exchange',
  promise: 'An operation refuses a credential that lacks the scope it names.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 9110 §15.5.4, 403 Forbidden',
  class: 'violation',
  appliesTo: ({ case: { intent } }) =>
    intent.kind === 'access' && intent.probe === 'missing-scope' ? true : 'the credential had the scopes',
  inspect(subject) {
    const { operation, exchange } = subject
    // What is known as a credential of another kind may be none of this.
    const isMixed = scopedWays(operation).length < operation.security.length
    return isMixed && exchange.outcome.kind === 'response' && exchange.outcome.status === 401
      ? { undecided: 'the limited credential may be of another kind than the scopes' }
      : accessEvidence(subject, 403)
  },
}
