/** A list that is bounded by a number shows nothing beyond the bound. Whether the bound itself is in or out is left open. */
import { valueAt } from '#lib/json-pointer.ts'
import type { SequenceCheck } from '#model/check.ts'
import { observationsOf, walkOf } from '#suites/stateful/walk.ts'

export const rangeTellsTruth: SequenceCheck = {
  id: 'range-tells-truth',
  on: 'sequence',
  promise: 'A list that is asked for at least, or at most, so much of a property shows no item with less, or more.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [step = 0] = observationsOf(trace)
    const walk = walkOf(trace, step)
    if (typeof walk === 'string') return { undecided: walk }
    const { parameter, property = '', end, closed = false } = walk.listing
    const bound = Number(trace.parts[step]?.query.find(([name]) => name === parameter)?.[1] ?? Number.NaN)
    if (Number.isNaN(bound)) return { undecided: `the list was not asked for ${parameter}` }
    const beyond = walk.items
      .map(({ item }) => valueAt(item, property))
      .filter((value) => typeof value === 'number' && (end === 'from' ? value < bound : value > bound))
    if (beyond.length === 0) return []
    const { at, parameters } = operation(trace.sequence.operation)
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
        step,
        expected: `nothing beyond ${parameter}=${bound}`,
        actual: `also ${[...new Set(beyond)].slice(0, 5).join(', ')}`,
        ...(!closed && { class: 'policy' }),
      },
    ]
  },
}
