/** What the document says holds a deletion back does. */
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { actedStatus, isGone, stepsOf } from '#suites/observed.ts'

export const keptWhileUsed: SequenceCheck = {
  id: 'kept-while-used',
  on: 'sequence',
  promise: 'What the document in words refuses to delete while something belongs to it is not deleted then.',
  basis: 'OpenAPI 3.1.0 §4.8.10, Operation Object, description, and §4.8.16, Responses Object; RFC 9110 §15.5.10, 409 Conflict',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const status = actedStatus(trace)
    const [step = -1] = stepsOf(trace, 'act')
    const [seen = -1] = stepsOf(trace, 'observe')
    // What is left of a smaller example may be the thing alone.
    if (stepsOf(trace, 'setup').length < 2) return { undecided: 'nothing belongs to it' }
    if (status === undefined || status === 202) return { undecided: 'the deletion drew no answer, or was only accepted' }
    if (!isSuccess(status)) return []
    if (!isGone(trace, seen)) return { undecided: 'it can still be read' }
    const { responses, at } = operation(trace.sequence.operation)
    const conflictAt = responses.find((rule) => rule.status === '409')?.at ?? at
    return [{ clauses: [conflictAt], step, expected: '409, since something belongs to it, as the document says', actual: String(status) }]
  },
}
