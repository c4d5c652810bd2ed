/** Of what is called unique there is one. */
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { say } from '#suites/stateful/likeness.ts'
import { actedStatus, claimedId, exchangeValue, isSameId, lastOf, sentValue, stepsOf } from '#suites/observed.ts'

export const takenIsRefused: SequenceCheck = {
  id: 'taken-is-refused',
  on: 'sequence',
  promise: 'A second creation with what the document calls unique in words, and documents 409 for, is refused.',
  basis: 'OpenAPI 3.1.0 §4.8.16, Responses Object; RFC 9110 §15.5.10, 409 Conflict',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const status = actedStatus(trace)
    if (status === undefined || status === 202) return { undecided: 'the second creation drew no answer, or was only accepted' }
    if (!isSuccess(status)) return []
    const [step = -1] = stepsOf(trace, 'act')
    const [first, at] = [claimedId(trace), trace.sequence.claim?.id?.at ?? '']
    const second = exchangeValue(lastOf(trace, step), at)
    if (first === undefined || first === null || second === undefined || second === null) return { undecided: 'an answer shows no id' }
    // Who is given the first one again has made no second.
    if (isSameId(first, second)) return []
    const { responses, at: operationAt } = operation(trace.sequence.operation)
    const conflictAt = responses.find((rule) => rule.status === '409')?.at ?? operationAt
    return (trace.sequence.claim?.about ?? []).map((aspect) => ({
      clauses: [conflictAt, ...aspect.clauses],
      step,
      expected: `409, since ${say(sentValue(trace, step, aspect))} at ${aspect.seenAt} is taken`,
      actual: String(status),
    }))
  },
}
