/** What stands below a resource in the path goes with it. */
import type { SequenceCheck } from '#model/check.ts'
import { actedStatus, claimedId, lastOf, showingAt, stepsOf } from '#suites/observed.ts'

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
    const parent = lastOf(trace, parentStep)?.outcome
    const isGone = parent?.kind === 'response' && (parent.status === 404 || parent.status === 410)
    if (!isGone) return { undecided: 'the parent itself can still be read, or nobody may look' }
    const outcome = lastOf(trace, step)?.outcome
    if (outcome?.kind !== 'response') return { undecided: outcome?.reason ?? 'nobody looked for the child' }
    if (outcome.status >= 400 && outcome.status < 500 && outcome.status !== 429) return []
    const showing = showingAt(trace, step)
    if (!showing.ok) return showing
    const id = claimedId(trace)
    if (id === undefined || !Object.values(showing.resource).includes(id)) return { undecided: 'what is shown is not the child' }
    return [
      {
        clauses: [operation(trace.sequence.operation).at],
        step,
        expected: '404 or 410, as for its parent',
        actual: `${outcome.status}, with its id`,
      },
    ]
  },
}
