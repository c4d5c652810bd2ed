/** An id names one thing: who makes another under the same is refused. */
import { canonical } from '#lib/hash.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import { actedStatus, claimedId, isSameId, itemsAt, stepsOf } from '#suites/observed.ts'

export const oneOfEachId: SequenceCheck = {
  id: 'one-of-each-id',
  on: 'sequence',
  promise:
    "What is made a second time under an id of the caller's choice is refused where 409 is documented, and never stands there twice.",
  basis: 'RFC 9110 §15.5.10, 409 Conflict; RFC 3986 §1.1, a URI identifies a resource',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const status = actedStatus(trace)
    if (status === undefined || status === 202) return { undecided: 'the second creation drew no answer, or was only accepted' }
    if (!isSuccess(status)) return []
    const step = stepsOf(trace, 'observe').at(-1) ?? -1
    const [id, items] = [claimedId(trace), itemsAt(trace, step)]
    if (id === undefined || items === undefined) return { undecided: 'there is no id to look for, or no list to look in' }
    const { idAt = '' } = trace.sequence.claim?.listing ?? {}
    // One that is shown on two pages looks the same on both.
    const count = new Set(items.filter((item) => isSameId(valueAt(item, idAt) ?? null, id)).map(canonical)).size
    const { at, responses } = operation(trace.sequence.operation)
    const clause = responses.find((rule) => rule.status === '409')?.at ?? at
    if (count > 1) return [{ clauses: [clause, at], step, expected: 'one of this id', actual: `${count} in the list` }]
    // It may have taken the place of the first, and 409 may be for something else.
    return status === 201
      ? [
          {
            clauses: [clause, at],
            step: stepsOf(trace, 'act')[0] ?? 0,
            expected: '409, for an id that is taken',
            actual: '201',
            class: 'policy',
          },
        ]
      : []
  },
}
