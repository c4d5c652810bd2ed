/** The object in a list of one: what a client sends who took a batch for the single. */
import { isObject } from '#lib/json-pointer.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const arrayForObject: Mutation = {
  id: 'array-for-object',
  keyword: 'type',
  keywords: ['type'],
  promise: 'A list is refused where an object is declared.',
  on: 'value',
  breakIt({ schema, value, location }) {
    const types = typesOf(schema)
    return location === 'body' && isObject(value) && types.includes('object') && !types.includes('array') ? { value: [value] } : undefined
  },
}
