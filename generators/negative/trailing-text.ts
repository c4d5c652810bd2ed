/** A whole value, and then more: RFC 8259 §2 allows one value only, but readers of streams stop after the first. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const trailingText: Mutation = {
  id: 'trailing-text',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body with text behind its JSON is refused.',
  on: 'body',
  breakIt: (body) => rewritten(body, (text) => `${text} trailing`),
}
