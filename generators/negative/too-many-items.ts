/** One item more than `maxItems`. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { itemsOfCount, numberAt } from '#generators/negative/room.ts'
import type { Json } from '#lib/json.ts'

export const tooManyItems: Mutation = {
  id: 'too-many-items',
  keyword: 'maxItems',
  keywords: ['maxItems'],
  promise: 'A list of one item more than `maxItems` is refused.',
  on: 'value',
  breakIt({ schema, value, anotherItem }) {
    const most = numberAt(schema, 'maxItems')
    if (most === undefined || !Array.isArray(value)) return undefined
    const items = itemsOfCount(schema, value as readonly Json[], most + 1, anotherItem)
    return items === undefined ? undefined : { value: items }
  },
}
