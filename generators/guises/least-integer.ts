/** The least integer that the format has, or that every JSON reader keeps (RFC 8259 §6), where the document sets no bound. */
import type { Guise } from '#generators/guises/guise.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const leastInteger: Guise = {
  id: 'least-integer',
  promise: 'The least integer of its format crashes nothing.',
  claim: 'survived',
  keyword: 'type',
  on: 'value',
  dress({ schema, value, location }) {
    const isFree = typeof value === 'number' && typesOf(schema).includes('integer') && !isListed(schema) && location === 'body'
    const least = schema['format'] === 'int32' ? -(2 ** 31) : schema['format'] === 'int64' ? -(2 ** 63) : Number.MIN_SAFE_INTEGER
    return isFree && keepsRest(schema, least) ? { value: least } : undefined
  },
}
