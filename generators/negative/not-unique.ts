/** The same item twice. */
import type { Json } from '#lib/json.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { numberAt } from '#generators/negative/room.ts'

export const notUnique: Mutation = {
  id: 'not-unique',
  keyword: 'uniqueItems',
  keywords: ['uniqueItems'],
  promise: 'A list with the same item twice is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    if (schema['uniqueItems'] !== true || !Array.isArray(value)) return undefined
    const items = value as readonly Json[]
    const [first] = items
    const hasRoom = items.length < (numberAt(schema, 'maxItems') ?? Number.POSITIVE_INFINITY)
    if (first === undefined || (!hasRoom && items.length < 2)) return undefined
    return { value: hasRoom ? [...items, first] : [...items.slice(0, -1), first] }
  },
}
