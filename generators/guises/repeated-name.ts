/** A name twice, with the same value: RFC 8259 §4 leaves open what a reader makes of it. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'

export const repeatedName: Guise = {
  id: 'repeated-name',
  promise: 'A name that stands twice crashes nothing.',
  claim: 'survived',
  keyword: 'content',
  on: 'body',
  dress: (body) =>
    rewritten(body, (text) => (text.startsWith('{"') && text.length < 100_000 ? `${text.slice(0, -1)},${text.slice(1)}` : undefined)),
}
