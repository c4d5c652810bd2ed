/** One property more than `maxProperties`: a declared one, or in a map a copy of what is there under another name. */
import { isObject } from '#lib/json-pointer.ts'
import { numberAt } from '#generators/negative/room.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const tooManyProperties: Mutation = {
  id: 'too-many-properties',
  keyword: 'maxProperties',
  keywords: ['maxProperties'],
  promise: 'An object of one property more than `maxProperties` is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const most = numberAt(schema, 'maxProperties')
    const closed = schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false
    if (!isObject(value) || most === undefined || most > 200 || closed || schema['propertyNames'] !== undefined) return undefined
    const [member] = Object.values(value)
    const more = Array.from({ length: most + 1 - Object.keys(value).length }, (_, index) => [`more${index + 1}`, member ?? 'more'] as const)
    return more.length === 0 ? undefined : { value: { ...value, ...Object.fromEntries(more) } }
  },
}
