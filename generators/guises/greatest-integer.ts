/** The greatest integer that the format has, or that every JSON reader keeps (RFC 8259 §6), where the document sets no bound. */
import type { Guise } from '#generators/guises/guise.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const greatestInteger: Guise = {
  id: 'greatest-integer',
  promise: 'The greatest integer of its format crashes nothing.',
  claim: 'survived',
  keyword: 'type',
  on: 'value',
  dress({ schema, value, location }) {
    const isFree = typeof value === 'number' && typesOf(schema).includes('integer') && !isListed(schema) && location === 'body'
    const greatest = schema['format'] === 'int32' ? 2 ** 31 - 1 : schema['format'] === 'int64' ? 2 ** 63 - 1024 : Number.MAX_SAFE_INTEGER
    return isFree && keepsRest(schema, greatest) ? { value: greatest } : undefined
  },
}
