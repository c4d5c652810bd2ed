/** Who reads all pages has read all items. */
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { idsOf, walkOf, type Walk } from '#suites/stateful/walk.ts'

export const pagesComplete: SequenceCheck = {
  id: 'pages-complete',
  on: 'sequence',
  promise: 'The pages of a list hold every item once, and come to an end.',
  basis: 'RFC 9110 §9.3.1, GET; OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: ({ trace }) => (trace.sequence.cases.at(-1)?.repeat === undefined ? 'nothing tells how to ask for the next page' : true),
  inspect({ trace, operation }) {
    const step = trace.sequence.cases.length - 1
    const walk = walkOf(trace, step)
    if (typeof walk === 'string') return { undecided: walk }
    const repeat = trace.sequence.cases[step]?.repeat
    const { at, parameters } = operation(trace.sequence.operation)
    const clause = parameters.find(({ name }) => repeat?.by !== 'poll' && name === repeat?.parameter)?.at ?? at
    // Counted pages shift when others make or remove items: a cursor was invented so that they need not.
    const shifting = repeat?.by !== 'cursor'
    const circle = circling(walk)
    const found = circle.length > 0 ? circle : [...twice(walk), ...missing(walk)]
    if (found.length === 0 && !walk.ended && unseen(walk).length > 0)
      return { undecided: `${walk.pages.length} pages were not all: the end was not reached` }
    if (found.length === 0 && unseen(walk).length > 0) return { undecided: 'the list shows nothing of what was made' }
    return found.map((one): Evidence => ({
      clauses: [clause, at],
      step,
      expected: one.expected,
      actual: one.actual,
      ...((shifting || one.mild) && { class: 'policy' }),
    }))
  },
}

interface Found {
  readonly expected: string
  readonly actual: string
  /** Others may have had a hand in it. */
  readonly mild: boolean
}

function twice({ items }: Walk): readonly Found[] {
  const again = items.filter(({ id }, index) => items.findIndex((other) => other.id === id) < index)
  if (again.length === 0) return []
  const own = again.filter((one) => one.own)
  return [{ expected: 'every item on one page', actual: `twice: ${idsOf(own.length > 0 ? own : again)}`, mild: own.length === 0 }]
}

/** The same request twice in one walk, or page after page of what was read before: who follows this never ends. */
function circling({ pages, ended }: Walk): readonly Found[] {
  const urls = pages.map(({ exchange }) => exchange.request.url)
  const ids = pages.map(({ items }) => items.map(({ id }) => id))
  const isOld = ids.map((page, index) => page.length > 0 && page.every((id) => ids.slice(0, index).some((earlier) => earlier.includes(id))))
  const again = urls.some((url, index) => urls.indexOf(url) < index) || isOld.some((old, index) => old && isOld[index + 1])
  return again && !ended ? [{ expected: 'a last page', actual: 'the next page is one that was read before', mild: false }] : []
}

const unseen = ({ items, own }: Walk): Walk['own'] => own.filter((id) => !items.some((item) => item.id === id))

/** Only where the list shows others of their kind, made in the same way: some lists show a choice. */
function missing(walk: Walk): readonly Found[] {
  const lost = unseen(walk)
  if (!walk.ended || lost.length === 0 || lost.length === walk.own.length) return []
  return [{ expected: 'all that was made', actual: `not on any page: ${lost.map(String).join(', ')}`, mild: false }]
}
