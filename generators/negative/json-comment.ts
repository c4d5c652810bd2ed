/** A comment: RFC 8259 knows none, §9 lets a parser take it. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const jsonComment: Mutation = {
  id: 'json-comment',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body with a comment is refused.',
  on: 'body',
  breakIt: (body) => rewritten(body, (text) => `/* comment */ ${text}`),
}
