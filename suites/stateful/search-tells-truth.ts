/** What is there can be found by its name. */
import { valueAt } from '#lib/json-pointer.ts'
import type { SequenceCheck } from '#model/check.ts'
import { idsOf, observationsOf, walkOf } from '#suites/stateful/walk.ts'

export const searchTellsTruth: SequenceCheck = {
  id: 'search-tells-truth',
  on: 'sequence',
  promise: 'An item that a list shows is found when the list is searched for its name.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  // What is searched, and how soon, is seldom written down.
  class: 'policy',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [step = 0, wholeStep = 0] = observationsOf(trace)
    const [found, whole] = [walkOf(trace, step), walkOf(trace, wholeStep)]
    if (typeof found === 'string') return { undecided: found }
    if (typeof whole === 'string') return { undecided: whole }
    if (found.items.some((one) => one.own)) return []
    if (!found.ended) return { undecided: `${found.pages.length} pages of hits were not all: the end was not reached` }
    const { parameter = '', property = '' } = found.listing
    const sought = trace.parts[step]?.query.find(([name]) => name === parameter)?.[1] ?? ''
    // What shows another name than it was given cannot be found by that.
    const there = whole.items.filter((one) => one.own && valueAt(one.item, property) === sought)
    if (there.length === 0) return { undecided: 'the list shows nothing of what was made' }
    const { at, parameters } = operation(trace.sequence.operation)
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
        step,
        expected: `${parameter}=${String(sought)} to find ${idsOf(there)}`,
        actual: `${found.items.length} others`,
      },
    ]
  },
}
