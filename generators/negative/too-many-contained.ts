/** One item more of a kind than a list may contain. */
import type { Json } from '#lib/json.ts'
import { itemsOfCount, numberAt } from '#generators/negative/room.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const tooManyContained: Mutation = {
  id: 'too-many-contained',
  keyword: 'contains',
  keywords: ['contains', 'maxContains'],
  promise: 'A list that contains too many items of a kind is refused.',
  on: 'value',
  breakIt({ schema, value, anotherItem }) {
    const most = numberAt(schema, 'maxContains')
    if (schema['contains'] === undefined || most === undefined || !Array.isArray(value) || most > 200) return undefined
    const items = itemsOfCount(schema, value as readonly Json[], most + 1, anotherItem)
    return items === undefined || items.length > (numberAt(schema, 'maxItems') ?? Number.POSITIVE_INFINITY) ? undefined : { value: items }
  },
}
