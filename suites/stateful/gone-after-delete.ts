/** A delete that answers success has deleted something. */
import type { SequenceCheck } from '#model/check.ts'
import { lastSight } from '#suites/stateful/observed.ts'

export const goneAfterDelete: SequenceCheck = {
  id: 'gone-after-delete',
  on: 'sequence',
  promise: 'A resource can no longer be read once its deletion has been answered with success.',
  basis: 'RFC 9110 §9.3.5, DELETE',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const acted = trace.sequence.cases.findIndex(({ role }) => role === 'act')
    const deletion = trace.exchanges.findLast(({ step }) => step === acted)?.outcome
    // RFC 9110 §15.3.3: 202 promises nothing yet.
    if (deletion?.kind === 'response' && deletion.status === 202) return { undecided: 'the deletion was only accepted, not done' }
    const sight = lastSight(trace)
    if (sight.kind === 'unclear') return { undecided: sight.reason }
    if (sight.kind === 'gone') return []
    return [{ clauses: [operation(trace.sequence.operation).at], step: sight.step, expected: trace.sequence.claim?.within === undefined ? '404 or 410' : 'no longer listed in its parent', actual: trace.sequence.claim?.within === undefined ? String(sight.status) : 'still listed' }]
  },
}
