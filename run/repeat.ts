/** What a step sends next: another page of the list, or the same question again. Pure; that it ends is for `max` to see to. */
import { linkNext } from '#lib/link-header.ts'
import { headerOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { retryAfter } from '#lib/retry-after.ts'
import type { Parts, Repeat } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'
import { exchangeValue } from '#suites/observed.ts'

export interface Turn {
  readonly parts: Parts
  readonly waitMs: number
}

type Walk = Exclude<Repeat, { readonly by: 'poll' }>
type Poll = Extract<Repeat, { readonly by: 'poll' }>

/** A server that wants to be left alone for longer is asked no more often than this. */
const longestWaitMs = 10_000

/** `undefined`: nothing comes after the last exchange, or more than `max` has. */
export function nextTurn(repeat: Repeat, done: number, operation: Operation, parts: Parts, last: Exchange | undefined): Turn | undefined {
  if (done >= repeat.max || last?.outcome.kind !== 'response') return undefined
  if (repeat.by === 'poll') return askAgain(repeat, parts, last)
  const next = nextPage(repeat, operation, parts, last)
  return next === undefined ? undefined : { parts: next, waitMs: 0 }
}

function askAgain({ stateAt, pending, everyMs }: Poll, parts: Parts, last: Exchange): Turn | undefined {
  const state = exchangeValue(last, stateAt)
  if (state === undefined || !pending.includes(state) || last.outcome.kind !== 'response') return undefined
  const asked = retryAfter(last.outcome, 0)
  return { parts, waitMs: Math.min(longestWaitMs, Math.max(everyMs, asked.kind === 'seconds' ? asked.seconds * 1000 : 0)) }
}

function nextPage(walk: Walk, operation: Operation, parts: Parts, last: Exchange): Parts | undefined {
  const items = exchangeValue(last, walk.itemsAt)
  if (!Array.isArray(items) || (walk.moreAt !== undefined && exchangeValue(last, walk.moreAt) === false)) return undefined
  if (walk.by === 'cursor') {
    // Without a cursor in the answer an empty page is the last: a server may give fewer than it is asked for.
    const next = walk.idAt === undefined ? exchangeValue(last, walk.nextAt ?? '') : valueAt((items as readonly Json[]).at(-1), walk.idAt)
    return (typeof next === 'string' && next !== '') || typeof next === 'number' ? withQuery(parts, walk.parameter, next) : undefined
  }
  const total = walk.totalAt === undefined ? undefined : exchangeValue(last, walk.totalAt)
  // Where all are counted, behind an empty page there is nothing.
  if (walk.by === 'link') return items.length === 0 && typeof total === 'number' ? undefined : linked(walk, operation, parts, last)
  const at = Number(parts.query.find(([name]) => name === walk.parameter)?.[1] ?? 0)
  const seen = (walk.by === 'offset' ? at : (at - 1) * walk.size) + items.length
  const isShort = items.length < walk.size
  // What is behind the end may be refused: the page that makes the total whole is the last, and where none is told a short one. A server
  // may give fewer than it is asked for: short pages that come to another total are not numbered as they were asked for.
  const isLast = typeof total !== 'number' ? isShort : isShort && walk.by === 'page' ? seen === total : seen >= total
  if (items.length === 0 || (walk.moreAt === undefined && isLast)) return undefined
  return withQuery(parts, walk.parameter, walk.by === 'offset' ? at + items.length : at + 1)
}

/** The query of the next page's URL, as far as the document knows its parameters: where requests go is not for a response to say. */
function linked({ nextAt }: Walk, { parameters }: Operation, parts: Parts, last: Exchange): Parts | undefined {
  if (last.outcome.kind !== 'response' || nextAt === undefined) return undefined
  const said = nextAt === '/headers/link' ? linkNext(headerOf(last.outcome, 'link') ?? '') : exchangeValue(last, nextAt)
  if (typeof said !== 'string' || said === '') return undefined
  const [here, there] = [URL.parse(last.request.url), URL.parse(said, last.request.url)]
  if (here === null || there === null || !there.pathname.endsWith(here.pathname.split('/').at(-1) ?? '')) return undefined
  const known = new Set(parameters.flatMap(({ in: place, name }) => (place === 'query' ? [name] : [])))
  return [...there.searchParams].filter(([name]) => known.has(name)).reduce((all, [name, text]) => withQuery(all, name, text), parts)
}

const withQuery = (parts: Parts, name: string, value: Json): Parts => ({
  ...parts,
  query: [...parts.query.filter(([other]) => other !== name), [name, value] as const],
})
