/** What the document wants after something else is not taken before it. */
import { placeOf } from '#lib/standing.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { say } from '#suites/stateful/likeness.ts'
import { actedStatus, sentValue, stepsOf } from '#suites/observed.ts'

export const orderRuleKept: SequenceCheck = {
  id: 'order-rule-kept',
  on: 'sequence',
  promise: 'Of two dates or numbers that the document in words wants in order, the other order is refused.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object, description; RFC 9110 §15.5.21, 422 Unprocessable Content',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const status = actedStatus(trace)
    const [step = -1] = stepsOf(trace, 'act')
    const [greater, lesser] = trace.sequence.claim?.about ?? []
    if (status === undefined || status === 202) return { undecided: 'what was asked drew no answer, or was only accepted' }
    if (greater === undefined || lesser === undefined || !isSuccess(status)) return []
    const [high, low] = [sentValue(trace, step, greater), sentValue(trace, step, lesser) ?? sentValue(trace, 0, lesser)]
    // Equal ones may be in order.
    const [above, below] = [placeOf(high), placeOf(low)]
    if (above === undefined || below === undefined || above >= below) return { undecided: 'what was sent is in order, or not both were' }
    const actual = `${status} for ${say(high)} and ${say(low)}`
    return [
      {
        clauses: greater.clauses,
        step,
        expected: `a refusal: ${greater.seenAt} comes after ${lesser.seenAt}, as the document says`,
        actual,
      },
    ]
  },
}
