/** A value of a type that no lenient server turns into a declared one: `"1"` for 1 would be, an object for a string is not. */
import { jsonTypeOf } from '#lib/declared-type.ts'
import type { Json } from '#lib/json.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

/** For each declared type what replaces it, most telling first. Text alone is left outside of bodies. */
const replacements: { readonly [type: string]: readonly Json[] } = {
  string: [{ unexpected: true }, [{ unexpected: true }]],
  number: ['not-a-number', { unexpected: true }],
  integer: ['not-a-number', { unexpected: true }],
  boolean: ['not-a-boolean', { unexpected: true }],
  array: [{ unexpected: true }, 'not-an-array'],
  object: ['not-an-object', ['not-an-object']],
}

export const wrongType: Mutation = {
  id: 'wrong-type',
  keyword: 'type',
  keywords: ['type'],
  promise: 'A value of another type than the declared ones is refused.',
  on: 'value',
  breakIt({ schema, location }) {
    const types = typesOf(schema)
    if (types.length === 0) return undefined
    const isText = location !== 'body'
    // A bare text in a query may be read as a list of one, or as an object's member.
    if (isText && types.some((type) => type === 'string' || type === 'array' || type === 'object')) return undefined
    const isOther = (value: Json): boolean => {
      const type = jsonTypeOf(value)
      return !types.includes(type) && (!isText || type === 'string')
    }
    const value = types.flatMap((type) => replacements[type] ?? []).find(isOther)
    return value === undefined ? undefined : { value }
  },
}
