/** `NaN` for a number: RFC 8259 §6 does not permit it, and many parsers take it by default. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const notANumber: Mutation = {
  id: 'not-a-number',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body that says `NaN` for a number is refused.',
  on: 'body',
  breakIt: (body) => rewritten(body, (text) => (/[:[]-?\d/.test(text) ? text.replace(/([:[])-?\d[\d.eE+-]*/, '$1NaN') : undefined)),
}
