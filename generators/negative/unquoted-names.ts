/** Names without quotes, as JavaScript writes them: RFC 8259 §9 lets a parser take them. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const unquotedNames: Mutation = {
  id: 'unquoted-names',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body whose names stand without quotes is refused.',
  on: 'body',
  breakIt: (body) => rewritten(body, (text) => (/^\{"[A-Za-z_]\w*":/.test(text) ? text.replace(/^\{"(\w+)":/, '{$1:') : undefined)),
}
