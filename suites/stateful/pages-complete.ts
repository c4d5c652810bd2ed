/** Who reads all pages has read all items. */
import { isDeepStrictEqual } from 'node:util'
import { headerOf } from '#lib/bytes.ts'
import type { Json } from '#lib/json.ts'
import { linkNext } from '#lib/link-header.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { exchangeValue, isSameId } from '#suites/observed.ts'
import { idsOf, observationsOf, walkOf, type Walk } from '#suites/stateful/walk.ts'

export const pagesComplete: SequenceCheck = {
  id: 'pages-complete',
  on: 'sequence',
  promise: 'The pages of a list hold every item once, and come to an end.',
  basis: 'RFC 9110 §9.3.1, GET; OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: ({ trace }) => (trace.sequence.cases.at(-1)?.repeat === undefined ? 'nothing tells how to ask for the next page' : true),
  inspect({ trace, operation }) {
    const [step = 0, again] = observationsOf(trace)
    const walk = walkOf(trace, step)
    if (typeof walk === 'string') return { undecided: walk }
    const stands = again !== undefined && isSameWalk(walk, walkOf(trace, again))
    const repeat = trace.sequence.cases[step]?.repeat
    const { at, parameters } = operation(trace.sequence.operation)
    const clause = parameters.find(({ name }) => repeat?.by !== 'poll' && name === repeat?.parameter)?.at ?? at
    // Counted pages shift when others make or remove items, and then their number changes: a cursor was invented so that they need not.
    const shifting = repeat?.by !== 'cursor'
    const told = totalOf(walk)
    const circle = [...circling(walk), ...standing(walk, told)].slice(0, 1)
    const beyond = repeat?.by === 'link' ? beyondTheEnd(walk, told, trace.sequence.claim?.promised === true) : []
    const found = circle.length > 0 ? circle : [...twice(walk, told), ...missing(walk, told), ...beyond]
    if (found.length === 0 && !walk.ended && unseen(walk).length > 0)
      return { undecided: `${walk.pages.length} pages were not all: the end was not reached` }
    if (found.length === 0 && unseen(walk).length > 0)
      return {
        undecided:
          unseen(walk).length === walk.own.length
            ? 'the list shows nothing of what was made'
            : 'not all that was made is on the pages, and their number may be one that the server counts to',
      }
    return found.map((one): Evidence => ({
      clauses: [clause, at],
      step,
      expected: one.expected,
      actual: one.actual,
      ...(!(stands && one.alike !== false) && ((shifting && one.still !== true) || one.mild) && { class: 'policy' }),
    }))
  },
}

interface Found {
  readonly expected: string
  readonly actual: string
  /** Others may have had a hand in it. */
  readonly mild: boolean
  /** What stands there twice is the same in both places, and not two versions of it. */
  readonly alike?: boolean
  /** Every page told the same total, and it is that of what was there: nothing shifted. */
  readonly still?: boolean
}

/** Read once more, every page shows what it did: nobody had a hand in it. */
const isSameWalk = (walk: Walk, again: Walk | string): boolean =>
  typeof again !== 'string' && isDeepStrictEqual(pagesOf(walk), pagesOf(again))

const pagesOf = ({ pages }: Walk): readonly (readonly Json[])[] => pages.map(({ items }) => items.map(({ id }) => id))

/** What all pages tell alike. */
function totalOf({ pages, listing: { totalAt } }: Walk): number | undefined {
  const [total, ...others] = new Set(pages.map(({ exchange }) => (totalAt === undefined ? undefined : exchangeValue(exchange, totalAt))))
  return typeof total === 'number' && others.length === 0 ? total : undefined
}

const kindsIn = ({ items }: Walk): number => new Set(items.map(({ id }) => id)).size

function twice(walk: Walk, total: number | undefined): readonly Found[] {
  const { items } = walk
  const again = items.filter(({ id }, index) => items.findIndex((other) => other.id === id) < index)
  if (again.length === 0) return []
  const own = again.filter((one) => one.own)
  return [
    {
      expected: 'every item on one page',
      actual: `twice: ${idsOf(own.length > 0 ? own : again)}`,
      mild: own.length === 0,
      alike: again.every(({ item }) => items.filter((other) => isDeepStrictEqual(other.item, item)).length > 1),
      still: kindsIn(walk) === total,
    },
  ]
}

/** One page for another: so many made and so many removed in between would be a wonder. */
function standing(walk: Walk, total: number | undefined): readonly Found[] {
  const ids = pagesOf(walk)
  const isSame = ids.some((page, index) => page.length > 1 && isDeepStrictEqual(page, ids[index + 1]))
  return total !== undefined && isSame
    ? [{ expected: 'the next page', actual: 'the same items as on the page before', mild: false, still: true }]
    : []
}

/** The same request twice in one walk, or page after page of what was read before: who follows this never ends. */
function circling(walk: Walk): readonly Found[] {
  const urls = walk.pages.map(({ exchange }) => exchange.request.url)
  const ids = pagesOf(walk)
  const isOld = ids.map((page, index) => page.length > 0 && page.every((id) => ids.slice(0, index).some((earlier) => earlier.includes(id))))
  const again = urls.some((url, index) => urls.indexOf(url) < index) || isOld.some((old, index) => old && isOld[index + 1])
  return again && !walk.ended ? [{ expected: 'a last page', actual: 'the next page is one that was read before', mild: false }] : []
}

const unseen = ({ items, own }: Walk): Walk['own'] => own.filter((id) => !items.some((item) => isSameId(item.id, id)))

/** RFC 8288 §3.3: who is led on to a next page finds something on it. */
function beyondTheEnd({ pages, items }: Walk, total: number | undefined, promised: boolean): readonly Found[] {
  const last = pages.findLast((page) => page.items.length > 0)?.exchange.outcome
  const next = last?.kind === 'response' ? linkNext(headerOf(last, 'link') ?? '') : undefined
  return next !== undefined && total === items.length
    ? [{ expected: 'no link to a page after the last', actual: `a link to ${next}`, mild: !promised, still: true }]
    : []
}

/** Only where the list shows others of their kind, made in the same way: some lists show a choice. */
function missing(walk: Walk, total: number | undefined): readonly Found[] {
  const lost = unseen(walk)
  // A server may count no further, and who goes by its number stops there.
  const isCapped = total !== undefined && total > 0 && total % 50 === 0 && walk.items.length === total
  if (isCapped || !walk.ended || lost.length === 0 || lost.length === walk.own.length) return []
  return [
    {
      expected: 'all that was made',
      actual: `not on any page: ${lost.map(String).join(', ')}`,
      mild: false,
      still: kindsIn(walk) + lost.length === total,
    },
  ]
}
