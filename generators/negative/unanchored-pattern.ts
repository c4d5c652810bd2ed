/** A string that matches its pattern from the second character on: who only searches for a match takes it. JSON Schema 2020-12 §6.3.3 leaves anchors to the pattern. */
import { matches } from '#generators/pattern.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'

export const unanchoredPattern: Mutation = {
  id: 'unanchored-pattern',
  keyword: 'pattern',
  keywords: ['pattern'],
  promise: 'A string with something before what matches its pattern is refused, where the pattern begins with `^`.',
  on: 'value',
  breakIt({ schema, value }) {
    const { pattern } = schema
    if (typeof pattern !== 'string' || !pattern.startsWith('^') || typeof value !== 'string' || isListed(schema)) return undefined
    const found = ['*', '_', '0', 'q']
      .map((odd) => odd + value)
      .find((text) => !matches(pattern, text) && keepsRest(schema, text, 'pattern'))
    return found === undefined ? undefined : { value: found }
  },
}
