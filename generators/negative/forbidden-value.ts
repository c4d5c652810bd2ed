/** What `not` rules out: a constant, a listed value, a property that must not be there. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const forbiddenValue: Mutation = {
  id: 'forbidden-value',
  keyword: 'not',
  keywords: ['not'],
  promise: 'A value that the document rules out is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const { not } = schema
    if (!isObject(not)) return undefined
    const [listed] = listedValues(not) ?? []
    if (listed !== undefined) return { value: listed }
    const [name] = Array.isArray(not['required']) ? (not['required'] as readonly Json[]) : []
    if (!isObject(value) || typeof name !== 'string' || Object.hasOwn(value, name)) return undefined
    return { value: { ...value, [name]: 'unexpected' } }
  },
}
