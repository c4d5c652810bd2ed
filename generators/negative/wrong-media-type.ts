/** The same text under a media type that the operation does not name. */
import { toBase64 } from '#lib/bytes.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const wrongMediaType: Mutation = {
  id: 'wrong-media-type',
  keyword: 'content',
  keywords: ['content'],
  promise: 'A body of a media type that is not declared is refused.',
  on: 'body',
  breakIt: (body) => ({
    kind: 'raw',
    mediaType: body.mediaType.startsWith('text/plain') ? 'application/xml' : 'text/plain',
    base64: toBase64(JSON.stringify(body.value)),
  }),
}
