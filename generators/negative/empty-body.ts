/** No byte at all, where a body is required: not even `null`. */
import type { Mutation } from '#generators/negative/mutation.ts'

export const emptyBody: Mutation = {
  id: 'empty-body',
  keyword: 'content',
  keywords: ['content'],
  promise: 'An empty body is refused where one is required.',
  on: 'body',
  breakIt: (body) => ({ kind: 'raw', mediaType: body.mediaType, base64: '' }),
}
