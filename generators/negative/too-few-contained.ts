/** One item less of the kind that a list has to contain. */
import type { Json } from '#lib/json.ts'
import { numberAt } from '#generators/negative/room.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const tooFewContained: Mutation = {
  id: 'too-few-contained',
  keyword: 'contains',
  keywords: ['contains', 'minContains'],
  promise: 'A list that does not contain what it has to is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    if (schema['contains'] === undefined || !Array.isArray(value)) return undefined
    const items = (value as readonly Json[]).slice(1)
    return items.length < (numberAt(schema, 'minItems') ?? 0) ? undefined : { value: items }
  },
}
