/** The members the other way round: an object has no order, RFC 8259 §4. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'
import { isObject } from '#lib/json-pointer.ts'

export const reversedMembers: Guise = {
  id: 'reversed-members',
  promise: 'The order of members does not matter.',
  claim: 'accepted',
  keyword: 'content',
  on: 'body',
  dress: (body) =>
    isObject(body.value) && Object.keys(body.value).length > 1
      ? rewritten({ ...body, value: Object.fromEntries(Object.entries(body.value).toReversed()) }, (text) => text)
      : undefined,
}
