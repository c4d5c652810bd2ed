/** Single quotes, as JavaScript and Python write them: RFC 8259 §9 lets a parser take them. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const singleQuotes: Mutation = {
  id: 'single-quotes',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body whose texts stand in single quotes is refused.',
  on: 'body',
  breakIt: (body) => rewritten(body, (text) => (/[\\']/.test(text) || !text.includes('"') ? undefined : text.replaceAll('"', "'"))),
}
