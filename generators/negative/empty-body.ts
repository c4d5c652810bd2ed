/** No byte at all, where a body is required: not even `null`. */
import { bodyKind } from '#lib/body.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const emptyBody: Mutation = {
  id: 'empty-body',
  keyword: 'content',
  keywords: ['content'],
  promise: 'An empty body is refused where one is required.',
  on: 'body',
  // An empty form or text is one that says nothing.
  breakIt: ({ mediaType }) =>
    ['json', 'multipart'].includes(bodyKind(mediaType) ?? '') ? { kind: 'raw', mediaType, base64: '' } : undefined,
}
