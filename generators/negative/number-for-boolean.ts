/** 1 for true, as languages write it that have no booleans. Lenient servers convert. */
import { isListed } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const numberForBoolean: Mutation = {
  id: 'number-for-boolean',
  keyword: 'type',
  keywords: ['type'],
  mild: true,
  promise: 'A number is refused where a boolean is declared.',
  on: 'value',
  breakIt({ schema, value }) {
    const types = typesOf(schema)
    const isOther = types.includes('boolean') && !types.some((type) => ['integer', 'number', 'string'].includes(type)) && !isListed(schema)
    return typeof value === 'boolean' && isOther ? { value: value ? 1 : 0 } : undefined
  },
}
