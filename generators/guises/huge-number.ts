/** Beyond what a double keeps exactly, and beyond 64 bits: RFC 8259 §6 sets no limit. */
import type { Guise } from '#generators/guises/guise.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const hugeNumber: Guise = {
  id: 'huge-number',
  promise: 'A number of more digits than any type has crashes nothing.',
  claim: 'survived',
  keyword: 'type',
  on: 'value',
  dress({ schema, value, location }) {
    const types = typesOf(schema)
    const isFree =
      typeof value === 'number' && types.some((type) => type === 'integer' || type === 'number') && !isListed(schema) && location === 'body'
    return isFree && schema['format'] === undefined && keepsRest(schema, 1e30) ? { value: 1e30 } : undefined
  },
}
