/** `"true"` for true. Outside of bodies a boolean is a text anyway; lenient servers convert. */
import { isListed } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const booleanAsText: Mutation = {
  id: 'boolean-as-text',
  keyword: 'type',
  keywords: ['type'],
  mild: true,
  promise: 'A boolean that is written as a text is refused.',
  on: 'value',
  breakIt({ schema, value, location }) {
    const isText = location !== 'body' || typesOf(schema).includes('string') || isListed(schema)
    return typeof value !== 'boolean' || typesOf(schema).length === 0 || isText ? undefined : { value: String(value) }
  },
}
