/** White space alone is no JSON value, RFC 8259 §2: there is no body, or none that can be read. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const blankBody: Mutation = {
  id: 'blank-body',
  keyword: 'content',
  keywords: ['content'],
  promise: 'A body of white space alone is refused where one is required.',
  on: 'body',
  breakIt: (body) => rewritten(body, () => ' \n\t '),
}
