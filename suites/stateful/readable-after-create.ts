/** A create that answers success has created something. */
import type { SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { exchangeValue, lastOf, lastSight } from '#suites/observed.ts'

export const readableAfterCreate: SequenceCheck = {
  id: 'readable-after-create',
  on: 'sequence',
  promise: 'A resource can be read once its creation has been answered with success.',
  basis: 'RFC 9110 §9.3.3, POST, and §15.3.2, 201 Created',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const creation = trace.exchanges.findLast(({ step }) => step === 0)?.outcome
    // RFC 9110 §15.3.3: 202 promises nothing yet, but for a place where one can see how far it is.
    if (creation?.kind === 'response' && creation.status === 202 && !showsState(trace))
      return { undecided: 'the creation was only accepted, not done' }
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

/** Whether the answer to the creation says how far the resource is, as reading it does: then it is its own status monitor. */
const showsState = (trace: Trace): boolean =>
  (trace.sequence.claim?.about ?? []).some(({ seenAt }) => typeof exchangeValue(lastOf(trace, 0), seenAt) === 'string')
