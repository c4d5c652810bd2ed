/** What ends with its header section has nothing behind it: a reader on the same connection would take it for the next response. */
import { fromBase64, headerOf } from '#lib/bytes.ts'
import type { ExchangeCheck } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'

export const noContentHasNoBody: ExchangeCheck = {
  id: 'no-content-has-no-body',
  on: 'exchange',
  promise: 'A response to HEAD, and one with 204, 205 or 304, has no body.',
  basis: 'RFC 9110 §6.4.1, Content Semantics; RFC 9112 §6.1, Transfer-Encoding; RFC 9110 §8.6, Content-Length',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: ({ exchange: { request, outcome } }) =>
    outcome.kind !== 'response'
      ? 'there was no response'
      : request.method === 'HEAD' || [204, 205, 304].includes(outcome.status)
        ? true
        : 'the response may have a body',
  inspect({ operation, exchange: { step, request, outcome } }) {
    const shown = outcome.kind === 'response' ? bodyShown(outcome, request.method) : undefined
    if (shown === undefined || outcome.kind !== 'response') return []
    const told = request.method === 'HEAD' ? `${outcome.status} to HEAD` : String(outcome.status)
    return [{ clauses: [operation.at], step, expected: `no body with ${told}`, actual: shown }]
  },
}

/** Most clients throw the body itself away: then its announcement has to speak for it. */
function bodyShown(response: HttpResponse, method: string): string | undefined {
  const bytes = fromBase64(response.base64).byteLength
  if (bytes > 0) return `${bytes} bytes`
  // RFC 9110 §8.6: after HEAD and with 304 a length is that of the body that GET would have.
  if (method === 'HEAD' || response.status === 304) return undefined
  const length = headerOf(response, 'content-length')
  // A length of 0 with 204 is against the letter, does no harm, and comes from half of all gateways.
  if (length !== undefined && Number(length) > 0) return `Content-Length: ${length}`
  const coding = headerOf(response, 'transfer-encoding')
  // RFC 9110 §15.3.6: a 205 may say so by an empty chunk.
  return coding !== undefined && response.status === 204 ? `Transfer-Encoding: ${coding}` : undefined
}
