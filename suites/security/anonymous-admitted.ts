/** A door that the document leaves open is open. */
import type { SequenceCheck } from '#model/check.ts'

export const anonymousAdmitted: SequenceCheck = {
  id: 'anonymous-admitted',
  on: 'sequence',
  promise: 'An operation whose security is optional lets in who shows no credential.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const step = trace.sequence.cases.findIndex(({ role }) => role === 'act')
    const outcome = trace.exchanges.findLast((exchange) => exchange.step === step)?.outcome
    if (outcome?.kind !== 'response') return { undecided: 'there was no response' }
    if (outcome.status !== 401) return outcome.status === 403 ? { undecided: '403 may speak of what is asked for, not of who asks' } : []
    const { securityAt, at } = operation(trace.sequence.operation)
    return [{ clauses: [securityAt, at], step, expected: 'an answer as to everybody', actual: '401' }]
  },
}
