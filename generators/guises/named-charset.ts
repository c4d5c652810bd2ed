/** `charset=utf-8` beside the media type: it has no effect on who keeps the standard, RFC 8259 §11. Other types have rules of their own for parameters. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'

export const namedCharset: Guise = {
  id: 'named-charset',
  promise: 'A parameter of the media type does not matter.',
  claim: 'accepted',
  keyword: 'content',
  on: 'body',
  dress: (body) =>
    body.mediaType === 'application/json'
      ? rewritten({ ...body, mediaType: `${body.mediaType}; charset=utf-8` }, (text) => text)
      : undefined,
}
