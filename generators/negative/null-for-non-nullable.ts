/** `null`, where neither a type nor a list of values allows it. Outside of bodies it would be a text. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { listedValues, typesOf } from '#generators/values/effective-schema.ts'

export const nullForNonNullable: Mutation = {
  id: 'null-for-non-nullable',
  keyword: 'type',
  keywords: ['type', 'enum', 'const'],
  promise: '`null` is refused where it is not a declared type.',
  on: 'value',
  breakIt({ schema, location }) {
    const [types, listed] = [typesOf(schema), listedValues(schema)]
    const isBound = types.length > 0 || listed !== undefined
    return location !== 'body' || !isBound || types.includes('null') || listed?.includes(null) === true ? undefined : { value: null }
  },
}
