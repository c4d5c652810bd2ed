/** One property less than `minProperties`, and none that is required. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { numberAt } from '#generators/negative/room.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const tooFewProperties: Mutation = {
  id: 'too-few-properties',
  keyword: 'minProperties',
  keywords: ['minProperties'],
  promise: 'An object of one property less than `minProperties` is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const least = numberAt(schema, 'minProperties') ?? 0
    if (!isObject(value) || least < 1) return undefined
    const required = Array.isArray(schema['required']) ? (schema['required'] as readonly Json[]) : []
    const entries = Object.entries(value)
    const kept = [...entries.filter(([name]) => required.includes(name)), ...entries.filter(([name]) => !required.includes(name))]
    return required.length >= least || entries.length < least ? undefined : { value: Object.fromEntries(kept.slice(0, least - 1)) }
  },
}
