/** What a sequence saw of a resource, by an operation of its own or inside its parent. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Aspect, Case, Claim } from '#model/case.ts'
import type { Exchange, HttpResponse, Trace } from '#model/exchange.ts'

export type Sight =
  | { readonly kind: 'there' | 'gone'; readonly status: number; readonly step: number }
  | { readonly kind: 'unclear'; readonly reason: string }

/** The value that an exchange pointer names: `/status`, `/headers/location`, `/body/…`; `/sent/…` in the body that was sent. */
export function exchangeValue(exchange: Exchange | undefined, at: Pointer): Json | undefined {
  if (exchange?.outcome.kind !== 'response') return undefined
  if (at === '/status') return exchange.outcome.status
  if (at.startsWith('/headers/')) return headerValue(exchange.outcome, at.slice('/headers/'.length))
  const body = jsonOf(at.startsWith('/sent/') ? exchange.request : exchange.outcome)
  return body.ok ? valueAt(body.value, at.replace(/^\/(?:body|sent)(?=\/|$)/, '')) : undefined
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
  if (claim?.within === undefined && saysGone(status)) return { kind: 'gone', status, step }
  if (!isSuccess(status)) return { kind: 'unclear', reason: `the observation answered ${status}` }
  if (isCached(exchange.outcome)) return { kind: 'unclear', reason: 'the observation came from a cache' }
  if (claim?.within === undefined) return { kind: 'there', status, step }
  const id = claimedId(trace)
  const items = itemsAt(trace, step)
  if (id === undefined || items === undefined) return { kind: 'unclear', reason: `the parent shows no list at ${claim.within}` }
  return { kind: items.some((item) => holds(item, id, claim.idAt)) ? 'there' : 'gone', status, step }
}

export type Showing =
  | { readonly ok: true; readonly step: number; readonly resource: JsonObject }
  | { readonly ok: false; readonly undecided: string }

/** The resource as each `observe` step shows it, in order; or why one of them does not. */
export function showingsOf(
  trace: Trace,
): { readonly ok: true; readonly showings: readonly JsonObject[] } | { readonly ok: false; readonly undecided: string } {
  const showings = stepsOf(trace, 'observe').map((step) => showingAt(trace, step))
  const [first] = showings.filter((one) => !one.ok)
  return first ?? { ok: true, showings: showings.flatMap((one) => (one.ok ? [one.resource] : [])) }
}

export function showingAt(trace: Trace, step: number): Showing {
  const { claim } = trace.sequence
  const exchange = lastOf(trace, step)
  if (exchange?.outcome.kind !== 'response') return { ok: false, undecided: exchange?.outcome.reason ?? 'the sequence has no observation' }
  if (!isSuccess(exchange.outcome.status)) return { ok: false, undecided: `the observation answered ${exchange.outcome.status}` }
  if (isCached(exchange.outcome)) return { ok: false, undecided: 'the observation came from a cache' }
  const resource =
    claim?.within === undefined
      ? exchangeValue(exchange, claim?.shownAt ?? '/body')
      : itemIn(itemsAt(trace, step), claimedId(trace), claim.idAt)
  return isObject(resource) ? { ok: true, step, resource } : { ok: false, undecided: 'the observation does not show the resource' }
}

const itemIn = (items: readonly Json[] | undefined, id: Json | undefined, idAt: Pointer | undefined): Json | undefined =>
  id === undefined ? undefined : items?.find((item) => isObject(item) && holds(item, id, idAt))

/**
 * Whether an item is the id, or has it. Where ids are known to stand in one place, a number elsewhere may be anything, and a name that
 * ends as ids do is that of something else.
 */
export function holds(item: Json, id: Json, idAt?: Pointer): boolean {
  if (!isObject(item)) return isSameId(item, id)
  const own = idAt === undefined ? undefined : valueAt(item, idAt)
  if (own === undefined) return Object.values(item).some((value) => isSameId(value, id))
  if (isSameId(own, id)) return true
  return !isNumeric(id) && Object.entries(item).some(([name, value]) => !/id$/i.test(name) && isSameId(value, id))
}

const isNumeric = (id: Json): boolean => /^\d+$/.test(String(id))

/** A Location and a path give every id as text, and names that callers choose are kept in small letters by many. */
export const isSameId = (a: Json, b: Json): boolean =>
  a === b || (typeof a !== 'object' && typeof b !== 'object' && String(a).toLowerCase() === String(b).toLowerCase())

/** Whether a child is still shown, with its own id, where it should not be: `false` where it was refused. */
export function showsChild(
  trace: Trace,
  step: number,
): { readonly ok: true; readonly shown: boolean; readonly status: number } | { readonly ok: false; readonly undecided: string } {
  const outcome = lastOf(trace, step)?.outcome
  if (outcome?.kind !== 'response') return { ok: false, undecided: outcome?.reason ?? 'nobody looked for the child' }
  const { status } = outcome
  if (status >= 400 && status < 500 && status !== 429) return { ok: true, shown: false, status }
  const [showing, id] = [showingAt(trace, step), claimedId(trace)]
  if (!showing.ok) return showing
  return id !== undefined && holds(showing.resource, id)
    ? { ok: true, shown: true, status }
    : { ok: false, undecided: 'what is shown is not the child' }
}

/** A resource before and after the step that is judged, with the steps that changed it and saw it last. */
export interface Change {
  readonly ok: true
  readonly before: JsonObject | undefined
  readonly after: JsonObject | undefined
  readonly acted: number
  readonly seen: number
}

export function changeOf(trace: Trace): Change | { readonly ok: false; readonly undecided: string } {
  // RFC 9110 §15.3.3: 202 promises nothing yet.
  if (actedStatus(trace) === 202) return { ok: false, undecided: 'the change was only accepted, not done' }
  const shown = showingsOf(trace)
  if (!shown.ok) return shown
  const [acted = -1] = stepsOf(trace, 'act')
  return { ok: true, before: shown.showings.at(0), after: shown.showings.at(-1), acted, seen: stepsOf(trace, 'observe').at(-1) ?? acted }
}

/** The list that a step shows, over all pages that it read; `undefined` where one of them shows none. */
export function itemsAt(trace: Trace, step: number): readonly Json[] | undefined {
  const { claim, cases } = trace.sequence
  const pages = trace.exchanges.filter((one) => one.step === step && one.outcome.kind === 'response' && isSuccess(one.outcome.status))
  // A step that reads no pages may have been sent again: what came last counts.
  const lists = (cases[step]?.repeat === undefined ? pages.slice(-1) : pages).map((page) => exchangeValue(page, claim?.within ?? ''))
  return lists.length === 0 || !lists.every((list) => Array.isArray(list)) ? undefined : lists.flatMap((list) => list as readonly Json[])
}

/** RFC 9111 §5.1: what a cache kept is older than what was just done. */
const isCached = (response: HttpResponse): boolean => Number(headerOf(response, 'age') ?? 0) > 0

/** Limiters and slow stores let a step be sent again: what came last counts. */
export const lastOf = ({ exchanges }: Trace, step: number): Exchange | undefined => exchanges.findLast((one) => one.step === step)

export const stepsOf = ({ sequence: { cases } }: Trace, role: Case['role']): readonly number[] =>
  cases.flatMap((one, step) => (one.role === role ? [step] : []))

/** Whether a step was told that there is no such thing, or no longer. */
export function isGone(trace: Trace, step: number): boolean {
  const outcome = lastOf(trace, step)?.outcome
  return outcome?.kind === 'response' && saysGone(outcome.status)
}

export const saysGone = (status: number): status is 404 | 410 => status === 404 || status === 410

/** The status that the step which is judged drew. */
export function actedStatus(trace: Trace): number | undefined {
  const outcome = lastOf(trace, stepsOf(trace, 'act')[0] ?? -1)?.outcome
  return outcome?.kind === 'response' ? outcome.status : undefined
}

/** What a step sent of an aspect. */
export const sentValue = ({ parts }: Trace, step: number, { sentAt }: Aspect): Json | undefined =>
  // Parts are JSON: the types only say more.
  sentAt === undefined ? undefined : valueAt(parts[step] as unknown as Json, `/body/value${sentAt}`)

/** The id that the claim of a sequence names. */
export function claimedId(trace: Trace): Json | undefined {
  const id = trace.sequence.claim?.id
  return id === undefined ? undefined : idFrom(trace, id)
}

/** The id that a step was answered with, or that it sent. */
export const idFrom = (trace: Trace, { kind, step, at }: NonNullable<Claim['id']>): Json | undefined =>
  // Parts are JSON: the types only say more.
  kind === 'sent' ? valueAt(trace.parts[step] as unknown as Json, at) : exchangeValue(lastOf(trace, step), at)
