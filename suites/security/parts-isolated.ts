/** A door that is closed has no window beside it: what hangs below a tenant's thing is as closed as the thing itself. */
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { lastOf } from '#suites/observed.ts'

export const partsIsolated: SequenceCheck = {
  id: 'parts-isolated',
  on: 'sequence',
  promise: 'Who may not read what another tenant has cannot read what hangs below it either.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 9110 §15.5.4, 403 Forbidden',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [own, other, whole, part] = [1, 2, 3, 4].map((step) => lastOf(trace, step)?.outcome)
    if (own?.kind !== 'response' || other?.kind !== 'response' || whole?.kind !== 'response' || part?.kind !== 'response')
      return { undecided: 'there was no response' }
    if (part.status === 401) return { undecided: "the stranger's credential was refused" }
    if (!isSuccess(part.status)) return []
    if (whole.status !== 403 && whole.status !== 404) return { undecided: 'what it belongs to is not closed to the stranger' }
    // What is the same for two things says nothing of either.
    if (own.base64 === '' || own.base64 === other.base64) return { undecided: 'nothing tells whose it is' }
    if (part.base64 !== own.base64) return []
    const { securityAt, at, schemesAt } = operation(trace.sequence.operation)
    return [
      {
        clauses: [securityAt, at, ...schemesAt],
        step: 4,
        expected: `${whole.status}, as for what it belongs to`,
        actual: `${part.status} with what the other tenant has`,
      },
    ]
  },
}
