/** One item less than `minItems`. */
import type { Json } from '#lib/json.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { numberAt } from '#generators/negative/room.ts'

export const tooFewItems: Mutation = {
  id: 'too-few-items',
  keyword: 'minItems',
  keywords: ['minItems'],
  promise: 'A list of one item less than `minItems` is refused.',
  on: 'value',
  breakIt({ schema, value, location }) {
    const least = numberAt(schema, 'minItems') ?? 0
    if (least < 1 || !Array.isArray(value) || value.length < least) return undefined
    // Outside of bodies an empty list is not sent at all.
    return location !== 'body' && least === 1 ? undefined : { value: (value as readonly Json[]).slice(0, least - 1) }
  },
}
