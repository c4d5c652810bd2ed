/** A walk through a list, made by hand: items that were made, the pages that were shown, and the whole list after them. */
import type { Json, JsonObject } from '#lib/json.ts'
import type { Claim, ListingClaim, Parts, Repeat } from '#model/case.ts'
import type { SequenceSubject } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import { exchangeOf, json, noParts, outcomeOf, sequenceSubject, thing, type Given } from '#test/subjects.ts'

const { operation: create, lens } = thing({ '201': json({ properties: { any: {} } }) })
export const list: Operation = {
  ...create,
  id: 'listThings',
  method: 'GET',
  at: '/paths/~1things/get',
  parameters: ['limit', 'cursor', 'page', 'status', 'sort', 'q'].map((name, index) => ({
    name,
    in: 'query',
    required: false,
    at: `/paths/~1things/get/parameters/${index}`,
    style: 'form',
    explode: true,
    allowReserved: false,
    examplesAt: [],
  })),
}
export { lens }
/** Of a property that may be anything. */
export const anyAt = `${create.responses[0]?.media[0]?.schemaAt}/properties/any`

export interface Walked {
  /** The ids of what was made: `a` and `b` where nothing is said. */
  readonly made?: readonly string[]
  /** The items of each page; a text is a URL's query that is not the usual one. */
  readonly pages: readonly (readonly JsonObject[])[]
  readonly urls?: readonly string[]
  /** Beside the items, on every page. */
  readonly beside?: JsonObject
  /** The pages of a second walk. */
  readonly again?: Walked['pages']
  /** The whole list, read afterwards. */
  readonly whole?: readonly JsonObject[]
  readonly query?: readonly (readonly [string, Json])[]
  readonly by?: Exclude<Repeat['by'], 'poll'>
  readonly max?: number
  readonly listing?: Partial<ListingClaim>
  readonly answer?: Given
}

export function walked(check: string, given: Walked): SequenceSubject {
  const { made = ['a', 'b'], pages, again, whole, query = [], by, max = 10, listing = {} } = given
  const claim: Claim = {
    check,
    listing: { itemsAt: '/body/items', idAt: '/id', own: made.map((_, step) => ({ kind: 'step', step, at: '/body/id' })), ...listing },
  }
  const setup = made.map((id) => ({ operation: create, role: 'setup', status: 201, body: { id } }) as const)
  const parts: Parts = { ...noParts, query }
  const asked = { operation: list, role: 'observe', status: 200, body: bodyOf(given, pages[0] ?? []), parts } as const
  const after =
    again !== undefined
      ? [asked]
      : whole === undefined
        ? []
        : [{ operation: list, role: 'observe', status: 200, body: { items: whole } } as const]
  const [first = asked, ...others] = [...setup, asked, ...after]
  const subject = sequenceSubject([first, ...others], claim)
  const step = made.length
  const cases = subject.trace.sequence.cases.map((one, index) =>
    by !== undefined && (index === step || (index === step + 1 && again !== undefined))
      ? { ...one, repeat: { by, parameter: by, itemsAt: '/body/items', size: 2, max, nextAt: '/body/next' } satisfies Repeat }
      : one,
  )
  const exchanges = subject.trace.exchanges.flatMap((exchange) =>
    exchange.step === step
      ? pagesOf(given, step)
      : exchange.step === step + 1 && again !== undefined
        ? pagesOf({ ...given, pages: again }, step + 1)
        : [exchange],
  )
  // As many cases as before, so that one is always there.
  const sequence = { ...subject.trace.sequence, operation: list.id, cases: cases as unknown as typeof subject.trace.sequence.cases }
  return { ...subject, operation: (id) => (id === list.id ? list : create), trace: { ...subject.trace, sequence, exchanges } }
}

const bodyOf = ({ beside = {} }: Walked, items: readonly JsonObject[]): JsonObject => ({ items, ...beside })

const pagesOf = (given: Walked, step: number): SequenceSubject['trace']['exchanges'] =>
  given.pages.map((items, index) => {
    const exchange = exchangeOf(step, 'GET', outcomeOf(given.answer ?? { status: 200, body: bodyOf(given, items) }))
    return { ...exchange, request: { ...exchange.request, url: `${exchange.request.url}?page=${given.urls?.[index] ?? index}` } }
  })

/** Items by their ids. */
export const things = (...ids: readonly string[]): readonly JsonObject[] => ids.map((id) => ({ id }))
