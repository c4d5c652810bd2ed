/** Parts that another line divides than the head says, RFC 2046 §5.1.1: there are none. Some readers take that for an empty form. */
import { encodeBody, bodyKind } from '#lib/body.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const wrongBoundary: Mutation = {
  id: 'wrong-boundary',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A multipart body whose boundary is another one than its head says is refused.',
  on: 'body',
  breakIt({ mediaType, value }) {
    if (bodyKind(mediaType) !== 'multipart') return undefined
    return { kind: 'raw', mediaType: `${mediaType}; boundary=another`, base64: encodeBody(mediaType, value).base64 }
  },
}
