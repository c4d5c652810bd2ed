/** A comma before the closing bracket: JSON5, which RFC 8259 §9 lets a parser take. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const trailingComma: Mutation = {
  id: 'trailing-comma',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body with a comma too many is refused.',
  on: 'body',
  breakIt: (body) => rewritten(body, (text) => (/[^[{][\]}]$/.test(text) ? `${text.slice(0, -1)},${text.slice(-1)}` : undefined)),
}
