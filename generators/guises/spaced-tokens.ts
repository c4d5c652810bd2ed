/** White space of every kind between the tokens, RFC 8259 §2. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'

export const spacedTokens: Guise = {
  id: 'spaced-tokens',
  promise: 'White space between tokens does not matter.',
  claim: 'accepted',
  keyword: 'content',
  on: 'body',
  dress: (body) => rewritten(body, () => `\n\t ${JSON.stringify(body.value, null, '\r\n\t ').replaceAll('": ', '" : ')} \r\n`),
}
