/** Which part of the contract a response is held against: its status, then its media type. */
import { headerOf } from '#lib/bytes.ts'
import { matchesRange } from '#lib/media-type.ts'
import { coveringStatus } from '#lib/status-range.ts'
import type { ExchangeSubject } from '#model/check.ts'
import type { Media, ResponseRule } from '#model/contract.ts'
import type { HttpResponse } from '#model/exchange.ts'

/** The response and its rule, or why there is nothing to hold it against. */
export function documentedResponse({
  operation,
  case: { method },
  exchange: { outcome },
}: ExchangeSubject): { readonly response: HttpResponse; readonly rule: ResponseRule } | string {
  if (method !== undefined) return 'the request used a method that the document does not describe'
  if (outcome.kind !== 'response') return 'there was no response'
  const rule = coveringStatus(operation.responses, outcome.status)
  return rule === undefined ? 'the status is not documented' : { response: outcome, rule }
}

/** RFC 9110 §6.4.1: these never have content. */
export const isBodiless = (method: string, status: number): boolean => method === 'HEAD' || status === 204 || status === 304

/** The most exact media type of the rule that names the response's own. */
export function documentedMedia(response: HttpResponse, rule: ResponseRule): Media | undefined {
  const type = headerOf(response, 'content-type') ?? ''
  const matching = rule.media.filter((media) => matchesRange(media.type, type))
  return matching.find((media) => !media.type.includes('*')) ?? matching[0]
}
