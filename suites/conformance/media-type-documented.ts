/** A body in a media type that the status does not document cannot be read by whoever trusted the document. */
import { headerOf } from '#lib/bytes.ts'
import type { ExchangeCheck } from '#model/check.ts'
import { documentedMedia, documentedResponse, isBodiless } from '#suites/documented.ts'

export const mediaTypeDocumented: ExchangeCheck = {
  id: 'media-type-documented',
  on: 'exchange',
  promise: 'A response that has a body names a media type that its status documents.',
  basis: 'OpenAPI 3.1.0 §4.8.17, Response Object, content',
  class: 'violation',
  appliesTo(subject) {
    const found = documentedResponse(subject)
    if (typeof found === 'string') return found
    if (found.rule.media.length === 0) return 'no media type is documented for the status'
    return found.response.base64 === '' || isBodiless(subject.exchange.request.method, found.response.status) ? 'there is no body' : true
  },
  inspect(subject) {
    const found = documentedResponse(subject)
    if (typeof found === 'string' || documentedMedia(found.response, found.rule) !== undefined) return []
    return [
      {
        clauses: [`${found.rule.at}/content`, found.rule.at, ...found.rule.media.map(({ at }) => at)],
        step: subject.exchange.step,
        expected: found.rule.media.map(({ type }) => type).join(' or '),
        actual: headerOf(found.response, 'content-type') ?? 'no Content-Type',
      },
    ]
  },
}
