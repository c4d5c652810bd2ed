/** A create that answers success has created something. */
import type { SequenceCheck } from '#model/check.ts'
import { lastSight } from '#suites/observed.ts'

export const readableAfterCreate: SequenceCheck = {
  id: 'readable-after-create',
  on: 'sequence',
  promise: 'A resource can be read once its creation has been answered with success.',
  basis: 'RFC 9110 §9.3.3, POST, and §15.3.2, 201 Created',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const creation = trace.exchanges.findLast(({ step }) => step === 0)?.outcome
    // RFC 9110 §15.3.3: 202 promises nothing yet.
    if (creation?.kind === 'response' && creation.status === 202) return { undecided: 'the creation was only accepted, not done' }
    const sight = lastSight(trace)
    if (sight.kind === 'unclear') return { undecided: sight.reason }
    if (sight.kind === 'there') return []
    const observer = operation(trace.sequence.cases[sight.step]?.operation ?? trace.sequence.operation)
    return [
      {
        clauses: [observer.at],
        step: sight.step,
        expected: 'the created resource',
        actual: trace.sequence.claim?.within === undefined ? String(sight.status) : 'not listed in its parent',
      },
    ]
  },
}
