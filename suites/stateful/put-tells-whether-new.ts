/** Who puts a thing is told whether it was there before. */
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { lastOf, stepsOf } from '#suites/observed.ts'

export const putTellsWhetherNew: SequenceCheck = {
  id: 'put-tells-whether-new',
  on: 'sequence',
  promise: 'A PUT that makes a resource is answered 201, and one that replaces it 200 or 204.',
  basis: 'RFC 9110 §9.3.4, PUT',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [before, between] = stepsOf(trace, 'observe').map((step) => statusAt(trace, step))
    const [first = -1, again = -1] = stepsOf(trace, 'act')
    const [made, replaced] = [statusAt(trace, first), statusAt(trace, again)]
    if (before !== 404 && before !== 410) return { undecided: `before it was put, reading it answered ${before ?? 'nothing'}` }
    if (made === undefined || !isSuccess(made) || made === 202) return { undecided: `the first PUT answered ${made ?? 'nothing'}` }
    const { at, responses } = operation(trace.sequence.operation)
    const rule = (status: number): string | undefined => responses.find((one) => one.status === String(status))?.at
    const created: readonly Evidence[] =
      // What nobody documents is found as that.
      made === 201 || rule(made) === undefined
        ? []
        : [{ clauses: [rule(201) ?? at], step: first, expected: '201, for what was not there', actual: String(made) }]
    if (between === undefined || !isSuccess(between) || replaced !== 201) return created
    // Where the document knows no other success it says itself that this cannot be told.
    const other = rule(200) ?? rule(204)
    const evidence: Evidence = {
      clauses: [other ?? rule(201) ?? at],
      step: again,
      expected: '200 or 204, for what is there',
      actual: '201',
    }
    return [...created, { ...evidence, ...(other === undefined && { class: 'policy' }) }]
  },
}

const statusAt = (trace: Trace, step: number): number | undefined => {
  const outcome = lastOf(trace, step)?.outcome
  return outcome?.kind === 'response' ? outcome.status : undefined
}
