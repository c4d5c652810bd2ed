/** Another charset is named than the one that is used: RFC 8259 §11 lets a server overlook it, and 415 fits too. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'

export const foreignCharset: Guise = {
  id: 'foreign-charset',
  promise: 'A charset that is not used crashes nothing.',
  claim: 'survived',
  keyword: 'content',
  on: 'body',
  dress: (body) => rewritten({ ...body, mediaType: `${body.mediaType}; charset=utf-16` }, (text) => text),
}
