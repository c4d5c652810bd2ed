/** A list that is bounded by a number or a date shows nothing beyond the bound. Whether the bound itself is in or out is left open, unless the document says so. */
import { valueAt } from '#lib/json-pointer.ts'
import { placeOf } from '#lib/standing.ts'
import type { SequenceCheck } from '#model/check.ts'
import { isSameId } from '#suites/observed.ts'
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
    const { parameter, property = '', end, closed = false, inclusive = false } = walk.listing
    const asked = trace.parts[step]?.query.find(([name]) => name === parameter)?.[1]
    const bound = placeOf(asked)
    if (bound === undefined) return { undecided: `the list was not asked for ${parameter}` }
    const beyond = walk.items
      .map(({ item }) => valueAt(item, property))
      .filter((value) => {
        const place = typeof value === typeof asked ? placeOf(value) : undefined
        return place !== undefined && (end === 'from' ? place < bound : place > bound)
      })
    // The last that was made is the one whose own date was asked for.
    const [due] = walk.own.slice(-1)
    const isMissing = inclusive && due !== undefined && walk.ended && !walk.items.some(({ id }) => isSameId(id, due))
    if (beyond.length === 0 && !isMissing) return []
    const { at, parameters } = operation(trace.sequence.operation)
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
        step,
        expected: beyond.length > 0 ? `nothing beyond ${parameter}=${String(asked)}` : `what is just at ${parameter}=${String(asked)} too`,
        actual: beyond.length > 0 ? `also ${[...new Set(beyond)].slice(0, 5).join(', ')}` : `${walk.items.length} others`,
        ...(!closed && { class: 'policy' }),
      },
    ]
  },
}
