/** As many digits behind the point as a double has. */
import type { Guise } from '#generators/guises/guise.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const manyDigits: Guise = {
  id: 'many-digits',
  promise: 'A number of many digits crashes nothing.',
  claim: 'survived',
  keyword: 'type',
  on: 'value',
  dress({ schema, value, location }) {
    const types = typesOf(schema)
    if (typeof value !== 'number' || !types.includes('number') || isListed(schema) || schema['multipleOf'] !== undefined) return undefined
    const long = [value + 0.123_456_789_012_345_6, value - 0.123_456_789_012_345_6].find((each) => keepsRest(schema, each))
    return long === undefined || location !== 'body' ? undefined : { value: long }
  },
}
