/** A key opens only the doors that its scopes name. */
import type { ExchangeCheck } from '#model/check.ts'
import { accessEvidence } from '#suites/security/access-evidence.ts'

export const scopesEnforced: ExchangeCheck = {
  id: 'scopes-enforced',
  on: 'exchange',
  promise: 'An operation refuses a credential that lacks the scope it names.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 9110 §15.5.4, 403 Forbidden',
  class: 'violation',
  appliesTo: ({ case: { intent } }) =>
    intent.kind === 'access' && intent.probe === 'missing-scope' ? true : 'the credential had the scopes',
  inspect: (subject) => accessEvidence(subject, 403),
}
