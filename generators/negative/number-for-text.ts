/** 5 for `"5"`. Outside of bodies a number is a text anyway; lenient servers convert. */
import { isListed } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const numberForText: Mutation = {
  id: 'number-for-text',
  keyword: 'type',
  keywords: ['type'],
  mild: true,
  promise: 'A number is refused where a text is declared.',
  on: 'value',
  breakIt({ schema, value, location }) {
    const types = typesOf(schema)
    const isOther = types.includes('string') && !types.some((type) => ['integer', 'number'].includes(type)) && !isListed(schema)
    return typeof value === 'string' && isOther && location === 'body' ? { value: 12_345 } : undefined
  },
}
