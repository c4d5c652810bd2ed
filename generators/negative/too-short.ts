/** One character less than `minLength`. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, numberAt, resized, textOfLength } from '#generators/negative/room.ts'

export const tooShort: Mutation = {
  id: 'too-short',
  keyword: 'minLength',
  keywords: ['minLength'],
  promise: 'A string of one character less than `minLength` is refused.',
  on: 'value',
  breakIt({ schema, value, location }, random) {
    const least = numberAt(schema, 'minLength') ?? 0
    if (least < 1 || typeof value !== 'string' || isListed(schema)) return undefined
    // An empty segment makes another path, an empty header may be dropped on the way.
    if (least === 1 && (location === 'path' || location === 'header')) return undefined
    return { value: textOfLength(schema, value, least - 1, random) ?? resized(value, least - 1) }
  },
}
