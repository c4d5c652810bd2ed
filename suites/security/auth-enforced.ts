/** The door is shut for whoever shows no credential, or one that is nobody's. */
import type { ExchangeCheck } from '#model/check.ts'
import { accessEvidence } from '#suites/security/access-evidence.ts'

export const authEnforced: ExchangeCheck = {
  id: 'auth-enforced',
  on: 'exchange',
  promise: 'A protected operation refuses a caller without a valid credential.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 9110 §15.5.2, 401 Unauthorized',
  class: 'violation',
  appliesTo: ({ case: { intent } }) =>
    intent.kind === 'access' && intent.probe.endsWith('-credential') ? true : 'the request carried a credential',
  inspect: (subject) => accessEvidence(subject, 401),
}
