/** A listed value in another case. Some servers fold case, and mean the same. */
import { keepsRest } from '#generators/negative/room.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const otherCase: Mutation = {
  id: 'other-case',
  keyword: 'enum',
  keywords: ['enum', 'const'],
  mild: true,
  promise: 'A listed value in another case is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const listed = listedValues(schema)
    if (listed === undefined || typeof value !== 'string' || !keepsRest(schema, value, 'enum', 'const')) return undefined
    const other = [value.toUpperCase(), value.toLowerCase()].find((text) => text !== value && !listed.includes(text))
    return other === undefined || !keepsRest(schema, other, 'enum', 'const') ? undefined : { value: other }
  },
}
