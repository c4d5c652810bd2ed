/** What a sequence saw of a resource, by an operation of its own or inside its parent. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Exchange, HttpResponse, Trace } from '#model/exchange.ts'

export type Sight =
  | { readonly kind: 'there' | 'gone'; readonly status: number; readonly step: number }
  | { readonly kind: 'unclear'; readonly reason: string }

/** The value that an exchange pointer names: `/status`, `/headers/location`, `/body/…`. */
export function exchangeValue(exchange: Exchange | undefined, at: Pointer): Json | undefined {
  if (exchange?.outcome.kind !== 'response') return undefined
  if (at === '/status') return exchange.outcome.status
  if (at.startsWith('/headers/')) return headerValue(exchange.outcome, at.slice('/headers/'.length))
  const body = jsonOf(exchange.outcome)
  return body.ok ? valueAt(body.value, at.replace(/^\/body/, '')) : undefined
}

/** A Location names the resource by the last segment of its path, RFC 9110 §10.2.2. */
function headerValue(response: HttpResponse, name: string): string | undefined {
  const value = headerOf(response, name)
  return name === 'location'
    ? value
        ?.split(/[?#]/)[0]
        ?.split('/')
        .findLast((segment) => segment !== '')
    : value
}

/** Whether the resource that the claim names stands in what the last `observe` step saw. */
export function lastSight(trace: Trace): Sight {
  const { claim, cases } = trace.sequence
  const step = cases.findLastIndex(({ role }) => role === 'observe')
  const exchange = trace.exchanges.findLast((one) => one.step === step)
  if (trace.broken !== undefined || exchange === undefined)
    return { kind: 'unclear', reason: trace.broken ?? 'the sequence has no observation' }
  if (exchange.outcome.kind !== 'response') return { kind: 'unclear', reason: exchange.outcome.reason }
  const { status } = exchange.outcome
  if (claim?.within === undefined && (status === 404 || status === 410)) return { kind: 'gone', status, step }
  if (!isSuccess(status)) return { kind: 'unclear', reason: `the observation answered ${status}` }
  if (claim?.within === undefined) return { kind: 'there', status, step }
  const id = claimedId(trace)
  const items = exchangeValue(exchange, claim.within)
  if (id === undefined || !Array.isArray(items)) return { kind: 'unclear', reason: `the parent shows no list at ${claim.within}` }
  const listed = (items as readonly Json[]).some((item) => item === id || (isObject(item) && Object.values(item).includes(id)))
  return { kind: listed ? 'there' : 'gone', status, step }
}

/** The id that the claim of a sequence names. */
export function claimedId({ sequence: { claim }, exchanges, parts }: Trace): Json | undefined {
  const id = claim?.id
  if (id === undefined) return undefined
  // Parts are JSON: the types only say more.
  if (id.kind === 'sent') return valueAt(parts[id.step] as unknown as Json, id.at)
  return exchangeValue(
    exchanges.findLast(({ step }) => step === id.step),
    id.at,
  )
}
