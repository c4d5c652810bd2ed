/** A number beside a list is believed. */
import type { SequenceCheck } from '#model/check.ts'
import { exchangeValue } from '#suites/observed.ts'
import { walkOf } from '#suites/stateful/walk.ts'

export const totalTellsTruth: SequenceCheck = {
  id: 'total-tells-truth',
  on: 'sequence',
  promise: 'The total that a list tells is the number of items on all of its pages.',
  basis: 'OpenAPI 3.1.0 §4.8.14, Media Type Object, schema',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const step = trace.sequence.cases.length - 1
    const walk = walkOf(trace, step)
    if (typeof walk === 'string') return { undecided: walk }
    const { totalAt } = walk.listing
    const totals = new Set(walk.pages.map(({ exchange }) => (totalAt === undefined ? undefined : exchangeValue(exchange, totalAt))))
    const [total] = totals
    const shown = new Set(walk.items.map(({ id }) => id)).size
    if (!walk.ended) return { undecided: `${walk.pages.length} pages were not all: the end was not reached` }
    if (totals.size > 1) return { undecided: 'the total changed on the way: others were at work' }
    if (typeof total !== 'number') return { undecided: `the answer tells no total at ${totalAt ?? ''}` }
    if (total === shown) return []
    // Where the document does not say what it is, some count roughly, and some only so far.
    const isSaid = trace.sequence.claim?.promised === true
    return [
      {
        clauses: [operation(trace.sequence.operation).at],
        step,
        expected: `a total of ${shown}`,
        actual: String(total),
        ...(!isSaid && { class: 'policy' }),
      },
    ]
  },
}
