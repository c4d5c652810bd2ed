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
    const candidates = ['*', '_', 'q', '0'].flatMap((odd) => [
      `${value}${odd}`,
      `${value.slice(0, -1)}${odd}`,
      `${odd}${value.slice(1)}`,
      odd.repeat(value.length),
    ])
    const found = candidates.find((text) => !matches(pattern, text) && keepsRest(schema, text, 'pattern'))
    return found === undefined ? undefined : { value: found }
  },
}
