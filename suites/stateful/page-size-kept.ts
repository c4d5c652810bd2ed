/** Who asks for so many gets no more. */
import type { SequenceCheck } from '#model/check.ts'
import { walkOf } from '#suites/stateful/walk.ts'

export const pageSizeKept: SequenceCheck = {
  id: 'page-size-kept',
  on: 'sequence',
  promise: 'A page never holds more items than the request asked for.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const step = trace.sequence.cases.length - 1
    const walk = walkOf(trace, step)
    if (typeof walk === 'string') return { undecided: walk }
    const { parameter, closed = false } = walk.listing
    const asked = Number(trace.parts[step]?.query.find(([name]) => name === parameter)?.[1])
    const shown = Math.max(...walk.pages.map(({ items }) => items.length))
    if (shown === 0) return { undecided: 'the list shows nothing' }
    if (!(shown > asked)) return []
    const { at, parameters } = operation(trace.sequence.operation)
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at],
        step,
        expected: `at most ${asked} on a page`,
        actual: `${shown} on a page`,
        // A least size that nobody documented is a server's own to have.
        ...(!closed && { class: 'policy' }),
      },
    ]
  },
}
