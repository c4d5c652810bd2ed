/** A name that `propertyNames` does not allow, for a value that is fine. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { keepsString } from '#generators/values/keeps.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const badPropertyName: Mutation = {
  id: 'bad-property-name',
  keyword: 'propertyNames',
  keywords: ['propertyNames'],
  full: true,
  promise: 'A property name that the document does not allow is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const [first, ...rest] = isObject(value) ? Object.entries(value) : []
    if (schema['propertyNames'] === undefined || first === undefined) return undefined
    // Which of them it is, the contract's validator says.
    const bad = ['', '*', 'q', 'Q', '0', 'not allowed', 'x'.repeat(300)].find((name) => !isAllowed(schema['propertyNames'] ?? true, name))
    return bad === undefined ? undefined : { value: Object.fromEntries([[bad, first[1]], ...rest]) }
  },
}

const isAllowed = (names: Json, name: string): boolean =>
  !isObject(names) || (keepsString(names, name) && (!Array.isArray(names['enum']) || (names['enum'] as readonly Json[]).includes(name)))
