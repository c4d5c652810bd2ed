/** What a tenant has is not built upon by another. */
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { lastOf } from '#suites/observed.ts'

export const referencesIsolated: SequenceCheck = {
  id: 'references-isolated',
  on: 'sequence',
  promise: 'Where what a body refers to has to be there, what another tenant has does not count.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 9110 §15.5.4, 403 Forbidden',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    // The stranger looks third; the reference to nothing, and the one to what is another's, come last.
    const step = trace.sequence.cases.length - 1
    const [seen, dangling, foreign] = [2, step - 1, step].map((one) => lastOf(trace, one)?.outcome)
    if (seen?.kind !== 'response' || dangling?.kind !== 'response' || foreign?.kind !== 'response')
      return { undecided: 'there was no response' }
    if (foreign.status === 401) return { undecided: "the stranger's credential was refused" }
    if (!isSuccess(foreign.status)) return []
    if (seen.status !== 403 && seen.status !== 404) return { undecided: 'what is referred to is not closed to the stranger' }
    // Who takes any id looks nothing up.
    if (![400, 404, 409, 410, 422].includes(dangling.status)) return { undecided: 'what is not there may be referred to as well' }
    const { securityAt, at, schemesAt } = operation(trace.sequence.operation)
    return [
      {
        clauses: [securityAt, at, ...schemesAt],
        step,
        expected: `${dangling.status}, as for what is not there`,
        actual: `${foreign.status} for what another tenant has`,
      },
    ]
  },
}
