/** One character that the pattern does not allow. */
import { matches } from '#generators/pattern.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'

export const badPattern: Mutation = {
  id: 'bad-pattern',
  keyword: 'pattern',
  keywords: ['pattern'],
  promise: 'A string that does not match its pattern is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const { pattern } = schema
    if (typeof pattern !== 'string' || typeof value !== 'string' || isListed(schema)) return undefined
    const candidates = ['*', '_', 'q', '0', ' '].flatMap((odd) => [
      `${value}${odd}`,
      `${value.slice(0, -1)}${odd}`,
      `${odd}${value.slice(1)}`,
      odd.repeat(value.length),
    ])
    const broken = candidates.filter((text) => !matches(pattern, text))
    // A format may be as strict as the pattern: then both are broken, at one place.
    const found =
      broken.find((text) => keepsRest(schema, text, 'pattern')) ?? broken.find((text) => keepsRest(schema, text, 'pattern', 'format'))
    return found === undefined ? undefined : { value: found }
  },
}
