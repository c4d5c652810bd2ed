/** `-0`, which RFC 8259 §6 permits, for 0. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'

export const negativeZero: Guise = {
  id: 'negative-zero',
  promise: 'The number -0 crashes nothing.',
  claim: 'survived',
  keyword: 'content',
  on: 'body',
  dress: (body) => rewritten(body, (text) => (/[:[]0[,\]}]/.test(text) ? text.replace(/([:[])0(?=[,\]}])/, '$1-0') : undefined)),
}
