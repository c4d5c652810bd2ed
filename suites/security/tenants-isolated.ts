/** What a tenant has is nobody else's to see or to change. */
import { isDeepStrictEqual } from 'node:util'
import { textOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Exchange, Trace } from '#model/exchange.ts'
import { claimedId, exchangeValue, holds, itemsAt, saysGone } from '#suites/observed.ts'

export const tenantsIsolated: SequenceCheck = {
  id: 'tenants-isolated',
  on: 'sequence',
  promise: 'A caller of one tenant can neither read, list, change nor delete what another tenant has.',
  basis: 'OpenAPI 3.1.0 §4.8.30, Security Requirement Object; RFC 9110 §15.5.4, 403 Forbidden',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const { cases } = trace.sequence
    const step = cases.findIndex(({ role }) => role === 'act')
    const [before, intrusion] = [0, step].map((one) => trace.exchanges.findLast((exchange) => exchange.step === one))
    if (intrusion?.outcome.kind !== 'response') return { undecided: 'there was no response' }
    const { status } = intrusion.outcome
    // A credential that opens nothing shows nothing of what it must not open.
    if (status === 401) return { undecided: "the stranger's credential was refused" }
    const acted = operation(cases[step]?.operation ?? '')
    const evidence = (expected: string, actual: string): readonly Evidence[] => [
      { clauses: [acted.securityAt, acted.at, ...acted.schemesAt], step, expected, actual },
    ]
    const told = isSuccess(status) ? undefined : toldOf(trace, before, intrusion)
    if (told !== undefined)
      return evidence('a refusal that says nothing of what another tenant has', `${status} that says ${JSON.stringify(told.slice(0, 80))}`)
    if (cases.length > step + 1) return judgeWrite(trace, before, status, evidence)
    if (!isSuccess(status)) return []
    const seen = trace.sequence.claim?.within === undefined ? shows(trace, before, intrusion) : lists(trace, step)
    return seen ? evidence('403, 404 or nothing of another tenant', `${status} with what the other tenant has`) : []
  },
}

/** A text of the owner's that a refusal repeats: one that only who looked there can know, not a word that anybody might say. */
function toldOf(trace: Trace, before: Exchange | undefined, { request, outcome }: Exchange): string | undefined {
  if (outcome.kind !== 'response') return undefined
  const [asked, answered] = [`${request.url} ${textOf(request)}`, textOf(outcome)]
  const isOwn = (text: string): boolean =>
    text.length >= 8 && (/[\s@]/.test(text) || (text.length >= 16 && /\d/.test(text))) && !/^\w+:\/\//.test(text) && !isDate(text)
  return textsIn(shown(trace, before) ?? null).find(
    (text) => isOwn(text) && !asked.includes(text) && [text, JSON.stringify(text).slice(1, -1)].some((one) => answered.includes(one)),
  )
}

const textsIn = (value: Json): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []

/** What its owner sees afterwards decides, not what the intruder was told. */
function judgeWrite(
  trace: Trace,
  before: Exchange | undefined,
  status: number,
  evidence: (expected: string, actual: string) => readonly Evidence[],
): readonly Evidence[] | { readonly undecided: string } {
  if (!isSuccess(status)) return []
  const last = trace.sequence.cases.length - 1
  const after = trace.exchanges.findLast(({ step }) => step === last)
  if (after?.outcome.kind !== 'response') return { undecided: 'its owner got no response' }
  const expected = '403 or 404, and everything as it was'
  if (saysGone(after.outcome.status)) return evidence(expected, `${status}, and its owner finds it gone`)
  if (!isSuccess(after.outcome.status)) return { undecided: `its owner was answered ${after.outcome.status}` }
  const changed = changes(shown(trace, before), shown(trace, after))
  return changed.length === 0 ? [] : evidence(expected, `${status}, and its owner finds ${changed.join(', ')} changed`)
}

const isDate = (value: Json | undefined): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)

/** Members that somebody changed; that a thing was looked at again, counters and clocks of it may say. */
function changes(before: Json | undefined, after: Json | undefined): readonly string[] {
  if (!isObject(before) || !isObject(after)) return isDeepStrictEqual(before, after) ? [] : ['it']
  const ofLooking = (name: string): boolean =>
    /last|seen|view|access|read/i.test(name) ||
    (typeof before[name] === 'number' && typeof after[name] === 'number') ||
    (isDate(before[name]) && isDate(after[name]))
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]) && !ofLooking(name))
}

/** The same content: where tenants number what they have for themselves, the same id has another. */
function shows(trace: Trace, before: Exchange | undefined, intrusion: Exchange): boolean {
  const [owned, seen] = [shown(trace, before), shown(trace, intrusion)]
  if (!isObject(owned) || !isObject(seen)) return owned !== undefined && isDeepStrictEqual(owned, seen)
  const id = String(claimedId(trace))
  const telling = Object.entries(owned).filter(
    ([, value]) => typeof value === 'string' && value.length >= 6 && value !== id && !isDate(value),
  )
  return telling.length === 0 ? isDeepStrictEqual(owned, seen) : telling.every(([name, value]) => seen[name] === value)
}

function lists(trace: Trace, step: number): boolean {
  const id = claimedId(trace)
  return id !== undefined && id !== null && itemsAt(trace, step)?.some((item) => holds(item, id, trace.sequence.claim?.idAt)) === true
}

const shown = ({ sequence: { claim } }: Trace, exchange: Exchange | undefined): Json | undefined =>
  exchangeValue(exchange, claim?.shownAt ?? '/body')
