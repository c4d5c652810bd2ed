/** What stands below a resource in the path goes with it, and what the document says goes with it. */
import type { SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { actedStatus, isGone, lastSight, showsChild, stepsOf } from '#suites/observed.ts'

export const childrenGoneWithParent: SequenceCheck = {
  id: 'children-gone-with-parent',
  on: 'sequence',
  promise: 'Nothing is read below a resource that was deleted and is itself no longer found.',
  basis: 'RFC 9110 §9.3.5, DELETE; RFC 3986 §1.2.3, Hierarchical Identifiers',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    if (actedStatus(trace) === 202) return { undecided: 'the deletion was only accepted, not done' }
    const [parentStep = -1, step = -1] = stepsOf(trace, 'observe')
    if (!isGone(trace, parentStep)) return { undecided: 'the parent itself can still be read, or nobody may look' }
    const child = trace.sequence.claim?.within === undefined ? showsChild(trace, step) : standsInList(trace)
    if (!child.ok) return child
    if (!child.shown) return []
    return [
      {
        clauses: [operation(trace.sequence.operation).at],
        step,
        expected: '404 or 410, as for its parent',
        actual: `${child.status}, with its id`,
      },
    ]
  },
}

function standsInList(trace: Trace): ReturnType<typeof showsChild> {
  const sight = lastSight(trace)
  return sight.kind === 'unclear'
    ? { ok: false, undecided: sight.reason }
    : { ok: true, shown: sight.kind === 'there', status: sight.status }
}
