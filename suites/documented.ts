/** Which part of the contract a response is held against: its status, then its media type. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isJson, matchesRange } from '#lib/media-type.ts'
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

/** A JSON body with the schema that it is held against, or why there is none. */
export function documentedJson(
  subject: ExchangeSubject,
): { readonly value: Json; readonly schemaAt: Pointer; readonly rule: ResponseRule } | string {
  const found = documentedResponse(subject)
  if (typeof found === 'string') return found
  const { response, rule } = found
  const media = documentedMedia(response, rule)
  if (media?.schemaAt === undefined) return 'no schema is documented for the media type'
  if (!isJson(headerOf(response, 'content-type') ?? '')) return 'the media type is not JSON'
  const body = jsonOf(response)
  return body.ok ? { value: body.value, schemaAt: media.schemaAt, rule } : 'the body is not JSON'
}
