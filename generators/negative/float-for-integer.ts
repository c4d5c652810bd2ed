/** A half, where only whole numbers are declared: `1.0` would be whole, JSON Schema 2020-12 §6.1.1. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const floatForInteger: Mutation = {
  id: 'float-for-integer',
  keyword: 'type',
  keywords: ['type'],
  promise: 'A fraction is refused where an integer is declared.',
  on: 'value',
  breakIt({ schema, value, location }) {
    const types = typesOf(schema)
    if (!types.includes('integer') || types.includes('number') || typeof value !== 'number' || isListed(schema)) return undefined
    if (location !== 'body' && types.includes('string')) return undefined
    // Every format and multiple of integers is missed too, but says the same.
    const found = [value + 0.5, value - 0.5].find((each) => schema['multipleOf'] === undefined && keepsRest(schema, each, 'format'))
    return found === undefined ? undefined : { value: found }
  },
}
