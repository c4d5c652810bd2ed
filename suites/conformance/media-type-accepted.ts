/** A media type that the document offers for a body is one that the server reads. */
import { headerOf } from '#lib/bytes.ts'
import type { ExchangeCheck } from '#model/check.ts'
import type { Media, Operation } from '#model/contract.ts'
import type { HttpRequest } from '#model/exchange.ts'

export const mediaTypeAccepted: ExchangeCheck = {
  id: 'media-type-accepted',
  on: 'exchange',
  promise: 'A body in a media type that the document offers is not refused for its media type.',
  basis: 'OpenAPI 3.1.0 §4.8.13, Request Body Object; RFC 9110 §15.5.16, 415 Unsupported Media Type',
  class: 'violation',
  appliesTo: ({ operation, case: { intent }, exchange: { request, outcome } }) =>
    outcome.kind !== 'response'
      ? 'there was no response'
      : intent.kind === 'valid' && offered(operation, request) !== undefined
        ? true
        : 'the body was not in a media type of the document',
  inspect({ operation, exchange: { step, request, outcome } }) {
    const media = offered(operation, request)
    if (media === undefined || outcome.kind !== 'response' || outcome.status !== 415) return []
    return [{ clauses: [media.at], step, expected: `a body of ${media.type} is read`, actual: '415' }]
  },
}

/** As it stands in the document: a charset or a coding beside it may be one too many. */
function offered({ requestBody }: Operation, request: HttpRequest): Media | undefined {
  const type = headerOf(request, 'content-type')?.replace(/; *boundary=\S+$/i, '')
  const isCoded = headerOf(request, 'content-encoding') !== undefined
  return isCoded || request.base64 === '' ? undefined : requestBody?.media.find((one) => one.type.toLowerCase() === type?.toLowerCase())
}
