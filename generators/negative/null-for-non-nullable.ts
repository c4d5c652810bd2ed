/** `null`, where no type allows it. Outside of bodies it would be a text. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const nullForNonNullable: Mutation = {
  id: 'null-for-non-nullable',
  keyword: 'type',
  keywords: ['type'],
  promise: '`null` is refused where it is not a declared type.',
  on: 'value',
  breakIt({ schema, location }) {
    const types = typesOf(schema)
    return location !== 'body' || types.length === 0 || types.includes('null') || isListed(schema) ? undefined : { value: null }
  },
}
