/** A property without the one that it depends on. */
import { isObject } from '#lib/json-pointer.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const missingDependent: Mutation = {
  id: 'missing-dependent',
  keyword: 'dependentRequired',
  keywords: ['dependentRequired'],
  full: true,
  promise: 'A property without the one that it requires beside it is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const { dependentRequired, required } = schema
    if (!isObject(value) || !isObject(dependentRequired)) return undefined
    const isFree = (name: string): boolean => Object.hasOwn(value, name) && !(Array.isArray(required) && required.includes(name))
    const wanted = Object.entries(dependentRequired)
      .filter(([name]) => Object.hasOwn(value, name))
      .flatMap(([, names]) => [names].flat())
      .find((name) => typeof name === 'string' && isFree(name))
    return wanted === undefined ? undefined : { value: Object.fromEntries(Object.entries(value).filter(([name]) => name !== wanted)) }
  },
}
