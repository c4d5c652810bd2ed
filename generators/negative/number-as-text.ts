/** `"5"` for 5. Outside of bodies a number is a text anyway; lenient servers convert. */
import { isListed } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const numberAsText: Mutation = {
  id: 'number-as-text',
  keyword: 'type',
  keywords: ['type'],
  mild: true,
  promise: 'A number that is written as a text is refused.',
  on: 'value',
  breakIt({ schema, value, location }) {
    const isText = location !== 'body' || typesOf(schema).includes('string') || isListed(schema)
    return typeof value !== 'number' || typesOf(schema).length === 0 || isText ? undefined : { value: String(value) }
  },
}
