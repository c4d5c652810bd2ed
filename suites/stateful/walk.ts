/** What a sequence saw of a list: page after page, and whether it came to the end. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { ListingClaim } from '#model/case.ts'
import type { Exchange, Trace } from '#model/exchange.ts'
import { exchangeValue, idFrom, isSameId } from '#suites/observed.ts'

export interface Seen {
  readonly item: Json
  readonly id: Json
  /** Made by the sequence itself. */
  readonly own: boolean
}

export interface PageSeen {
  readonly exchange: Exchange
  readonly items: readonly Seen[]
}

export interface Walk {
  readonly step: number
  readonly listing: ListingClaim
  readonly pages: readonly PageSeen[]
  readonly items: readonly Seen[]
  /** The ids that the sequence made. */
  readonly own: readonly Json[]
  /** The server said that nothing comes after the last page. */
  readonly ended: boolean
}

/** The walk that a step made; a text says why it tells nothing. */
export function walkOf(trace: Trace, step: number): Walk | string {
  const listing = trace.sequence.claim?.listing
  if (listing === undefined || trace.broken !== undefined) return trace.broken ?? 'the sequence names no list'
  const own = listing.own.flatMap((source) => idFrom(trace, source) ?? [])
  const pages: PageSeen[] = []
  for (const exchange of trace.exchanges.filter((one) => one.step === step)) {
    // A limiter may have stood in the way before.
    if (exchange.outcome.kind !== 'response' || !isSuccess(exchange.outcome.status)) continue
    const shown = exchangeValue(exchange, listing.itemsAt)
    if (!Array.isArray(shown)) return `the answer shows no list at ${listing.itemsAt}`
    const items = (shown as readonly Json[]).map((item): Seen => {
      const id = valueAt(item, listing.idAt) ?? null
      return { item, id, own: own.some((one) => isSameId(one, id)) }
    })
    pages.push({ exchange, items })
  }
  if (pages.length === 0) return 'the list was not shown'
  const items = pages.flatMap((page) => page.items)
  if (items.some(({ id }) => id === null)) return `an item has no id at ${listing.idAt}`
  return { step, listing, pages, items, own, ended: pages.length < (trace.sequence.cases[step]?.repeat?.max ?? 2) }
}

/** The first two lists that a sequence reads, one after the other. */
export function twoWalksOf(
  trace: Trace,
): { readonly ok: true; readonly walks: readonly [Walk, Walk] } | { readonly ok: false; readonly undecided: string } {
  const [step = 0, nextStep = 0] = observationsOf(trace)
  const [one, next] = [walkOf(trace, step), walkOf(trace, nextStep)]
  if (typeof one === 'string') return { ok: false, undecided: one }
  return typeof next === 'string' ? { ok: false, undecided: next } : { ok: true, walks: [one, next] }
}

/** The steps that read lists. */
export const observationsOf = ({ sequence: { cases } }: Trace): readonly number[] =>
  cases.flatMap(({ role }, step) => (role === 'observe' ? [step] : []))

export const idsOf = (items: readonly Seen[]): string => [...new Set(items.map(({ id }) => String(id)))].join(', ')
