/** Whatever `?archived=true` means, only these or these too: it is not what `?archived=false` means. */
import { valueAt } from '#lib/json-pointer.ts'
import type { SequenceCheck } from '#model/check.ts'
import { twoWalksOf, type Walk } from '#suites/stateful/walk.ts'

export const switchMakesADifference: SequenceCheck = {
  id: 'switch-makes-a-difference',
  on: 'sequence',
  promise: 'A list that is asked for what is so, and then for what is not, does not show both of them both times.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const read = twoWalksOf(trace)
    if (!read.ok) return read
    const [on, off] = read.walks
    const own = [shownOf(on), shownOf(off)]
    const { parameter = '', own: made } = on.listing
    if (own.every((values) => values.size === 0)) return { undecided: 'the lists show nothing of what was made' }
    // Ours alone: what others have may have changed in between.
    if (!own.every((values) => values.has(true) && values.has(false))) return []
    const { at, parameters } = operation(trace.sequence.operation)
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
        step: off.step,
        expected: `another list for ${parameter}=false than for ${parameter}=true`,
        actual: `both times all ${made.length} that were made, so or not`,
      },
    ]
  },
}

const shownOf = ({ items, listing: { property = '' } }: Walk): ReadonlySet<unknown> =>
  new Set(items.filter(({ own }) => own).map(({ item }) => valueAt(item, property)))
