/** A key opens the doors that its scopes name. */
import type { SequenceCheck } from '#model/check.ts'
import { lastOf, stepsOf } from '#suites/observed.ts'

export const scopeHolderAdmitted: SequenceCheck = {
  id: 'scope-holder-admitted',
  on: 'sequence',
  promise: 'An operation lets in a credential that has the scope it names.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 6750 §3.1, insufficient_scope',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [step = -1] = stepsOf(trace, 'act')
    const outcome = lastOf(trace, step)?.outcome
    if (outcome?.kind !== 'response') return { undecided: 'there was no response' }
    // Whether the credential is any good is not said by the document.
    if (outcome.status === 401) return { undecided: 'the limited credential was refused' }
    const { securityAt, at, schemesAt } = operation(trace.sequence.operation)
    return outcome.status === 403
      ? [{ clauses: [securityAt, at, ...schemesAt], step, expected: 'an answer as to the main caller', actual: '403' }]
      : []
  },
}
