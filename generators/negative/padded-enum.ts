/** A listed value with a space behind it. Some servers trim, and mean the same; in a header the space is none of the value. */
import { keepsRest } from '#generators/negative/room.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const paddedEnum: Mutation = {
  id: 'padded-enum',
  keyword: 'enum',
  keywords: ['enum', 'const'],
  mild: true,
  promise: 'A listed value with a space behind it is refused.',
  on: 'value',
  breakIt({ schema, value, location }) {
    if (listedValues(schema) === undefined || typeof value !== 'string' || location === 'header' || location === 'cookie') return undefined
    const padded = `${value} `
    return keepsRest(schema, padded, 'enum', 'const') ? { value: padded } : undefined
  },
}
