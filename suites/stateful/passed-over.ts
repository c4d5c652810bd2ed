/** A list may choose unasked: what is open, published, the newest. What it shows of one it cannot withhold of another in the same state. */
import { isDeepStrictEqual } from 'node:util'
import { child, isObject, parentOf, valueAt } from '#lib/json-pointer.ts'
import { bareName } from '#lib/property-meaning.ts'
import type { Json } from '#lib/json.ts'
import type { Operation } from '#model/contract.ts'
import type { Claim } from '#model/case.ts'
import type { Trace } from '#model/exchange.ts'
import { claimedId, exchangeValue, holds, lastOf } from '#suites/observed.ts'

/** Neither pages, nor words, nor bounds, nor ids say what state a thing is in. */
const stateless =
  /^(?:limit|pagesize|perpage|size|maxresults|top|first|take|cursor|pagetoken|after|startingafter|nexttoken|continuationtoken|offset|skip|page|pagenumber|sort|sortby|order|orderby|direction|q|query|search|term|keyword|fields|expand|(?:min|max).+|.*id)$/

/** Whether the list shows another that is as what was made, in all that the list may choose by. Where it shows nothing of that: no. */
export function isPassedOver(trace: Trace, items: readonly Json[], list: Operation): boolean {
  const { id, about = [] } = trace.sequence.claim ?? {}
  const made = id === undefined ? undefined : madeAt(trace, id)
  if (!isObject(made)) return false
  const asked = list.parameters.flatMap(({ in: place, name }) => (place === 'query' && !stateless.test(bareName(name)) ? [name] : []))
  const named = asked.map((name) => Object.keys(made).find((each) => bareName(each) === bareName(name)))
  if (named.includes(undefined)) return false
  const chosenBy = [
    ...about.flatMap(({ seenAt, doubtful }) => (doubtful === true ? [seenAt] : [])),
    ...named.map((name) => child('', name ?? '')),
  ]
  const isAlike = (item: Json): boolean =>
    chosenBy.every((at) => at !== '' && valueAt(made, at) !== undefined && isDeepStrictEqual(valueAt(made, at), valueAt(item, at)))
  return items.some((item) => isObject(item) && isAlike(item))
}

/** What the answer to its creation shows: around the id, or, where the caller chose that, what has it. */
function madeAt(trace: Trace, id: NonNullable<Claim['id']>): Json | undefined {
  if (id.kind === 'step') return id.at.startsWith('/body/') ? exchangeValue(lastOf(trace, id.step), parentOf(id.at)) : undefined
  const [body, chosen] = [exchangeValue(lastOf(trace, id.step), '/body'), claimedId(trace)]
  if (!isObject(body) || chosen === undefined) return undefined
  return [body, ...Object.values(body)].find((one) => isObject(one) && holds(one, chosen))
}
