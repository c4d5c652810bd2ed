/** An item more, where a tuple is closed by `items: false`. */
import type { Json } from '#lib/json.ts'
import { numberAt } from '#generators/negative/room.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const unknownItem: Mutation = {
  id: 'unknown-item',
  keyword: 'items',
  keywords: ['items', 'unevaluatedItems'],
  full: true,
  promise: 'An item that a closed list does not declare is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const isClosed = schema['items'] === false || schema['unevaluatedItems'] === false
    if (!isClosed || !Array.isArray(value) || value.length >= (numberAt(schema, 'maxItems') ?? Number.POSITIVE_INFINITY)) return undefined
    const declared = Array.isArray(schema['prefixItems']) ? schema['prefixItems'].length : 0
    return declared === 0 || value.length < declared ? undefined : { value: [...(value as readonly Json[]), 'unexpected'] }
  },
}
