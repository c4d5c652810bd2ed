/** What the document lets be done in some states only is refused in the others. */
import { isDeepStrictEqual } from 'node:util'
import { valueAt } from '#lib/json-pointer.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { say } from '#suites/stateful/likeness.ts'
import { actedStatus, sentValue, showingAt, stepsOf } from '#suites/observed.ts'

export const stateRuleKept: SequenceCheck = {
  id: 'state-rule-kept',
  on: 'sequence',
  promise: 'What the document in words lets be done in some states only is refused in the others.',
  basis: 'OpenAPI 3.1.0 §4.8.10, Operation Object, description, and §4.8.16, Responses Object; RFC 9110 §15.5.10, 409 Conflict',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const status = actedStatus(trace)
    const [seen = -1] = stepsOf(trace, 'observe')
    const [step = -1] = stepsOf(trace, 'act')
    const showing = showingAt(trace, seen)
    if (!showing.ok) return showing
    if (status === undefined || status === 202) return { undecided: 'what was asked drew no answer, or was only accepted' }
    const { about = [], states } = trace.sequence.claim ?? {}
    if (!isSuccess(status) || states === undefined) return []
    const { only, never = [], pairs, at } = states
    return about.flatMap((aspect) => {
      const { seenAt, clauses } = aspect
      const state = valueAt(showing.resource, seenAt)
      if (state === undefined) return []
      const wanted = sentValue(trace, step, aspect)
      if (pairs !== undefined && wanted !== undefined) {
        if (isDeepStrictEqual(state, wanted) || pairs.some((pair) => isDeepStrictEqual(pair, [state, wanted]))) return []
        const expected = `a refusal: ${say(state)} at ${seenAt} is not brought to ${say(wanted)}`
        return [{ clauses: [at, ...clauses], step, expected, actual: String(status) }]
      }
      const isAmong = (values: NonNullable<typeof only>): boolean => values.some((value) => isDeepStrictEqual(value, state))
      if ((only === undefined || isAmong(only)) && !isAmong(never)) return []
      const allowed = only === undefined ? `not for ${never.map(say).join(', ')}` : `for ${only.map(say).join(', ')} alone`
      return [
        {
          clauses: [at, ...clauses],
          step,
          expected: `a refusal: ${say(state)} at ${seenAt}, and this is ${allowed}`,
          actual: String(status),
        },
      ]
    })
  },
}
