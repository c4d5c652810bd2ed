/** `50e-1` for 5: the same number, RFC 8259 §6. Readers into typed fields differ. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'
import { integersOf } from '#generators/guises/integers-of.ts'

export const withExponent: Guise = {
  id: 'with-exponent',
  promise: 'A number is the same with an exponent.',
  claim: 'tolerated',
  keyword: 'content',
  since31: true,
  on: 'body',
  dress: (body) => rewritten(body, (text) => integersOf(text, (digits) => `${digits}0e-1`, 'first')),
}
