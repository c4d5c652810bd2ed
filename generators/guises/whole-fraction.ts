/** `5.0` for 5: an integer all the same, JSON Schema 2020-12 §6.1.1. Readers into typed fields differ. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'
import { integersOf } from '#generators/guises/integers-of.ts'

export const wholeFraction: Guise = {
  id: 'whole-fraction',
  promise: 'A number without a fraction is an integer, however it is written.',
  claim: 'tolerated',
  keyword: 'content',
  promised:
    /\b\d+\.0\b[^.]*\b(?:integer|whole|same)|\bintegers?\b[^.]*\b\d+\.0\b|\bnumbers? (?:are|is) (?:taken|compared|read|accepted) by (?:their )?value/i,
  since31: true,
  on: 'body',
  dress: (body) => rewritten(body, (text) => integersOf(text, (digits) => `${digits}.0`)),
}
