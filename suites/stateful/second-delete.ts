/** What is gone already can be deleted again, or is not found; nothing else makes sense. */
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { actedStatus, lastOf, stepsOf, saysGone } from '#suites/observed.ts'

export const secondDelete: SequenceCheck = {
  id: 'second-delete',
  on: 'sequence',
  promise: 'A deletion that is sent again answers success or not found, and where 404 is documented for it, that.',
  basis: 'RFC 9110 §9.2.2, Idempotent Methods; RFC 9110 §9.3.5, DELETE',
  class: 'policy',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [acted = -1] = stepsOf(trace, 'act')
    const first = lastOf(trace, acted - 1)?.outcome
    // RFC 9110 §15.3.3: 202 promises nothing yet.
    if (first?.kind === 'response' && first.status === 202) return { undecided: 'the deletion was only accepted, not done' }
    const status = actedStatus(trace)
    if (status === undefined) return { undecided: 'the second deletion drew no response' }
    // A failure is judged as one; what stands in the way says nothing about the resource.
    if (status >= 500 || [401, 403, 408, 412, 428, 429].includes(status)) return { undecided: `the second deletion answered ${status}` }
    const { at, responses } = operation(trace.sequence.operation)
    const documented = responses.find((rule) => rule.status === '404')
    const sound = saysGone(status) || (isSuccess(status) && documented === undefined)
    if (sound) return []
    return [
      {
        clauses: [documented?.at ?? at],
        step: acted,
        expected: documented === undefined ? 'success, 404 or 410' : '404 or 410',
        actual: String(status),
      },
    ]
  },
}
