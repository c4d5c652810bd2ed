/** One property more than `maxProperties`: a declared one, or in a map a copy of what is there under another name. */
import { isObject } from '#lib/json-pointer.ts'
import type { JsonObject } from '#lib/json.ts'
import { numberAt } from '#generators/negative/room.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { matching } from '#generators/pattern.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import { keepsString } from '#generators/values/keeps.ts'
export const tooManyProperties: Mutation = {
  id: 'too-many-properties',
  keyword: 'maxProperties',
  keywords: ['maxProperties'],
  promise: 'An object of one property more than `maxProperties` is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const most = numberAt(schema, 'maxProperties')
    const isClosed = schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false
    if (!isObject(value) || most === undefined || most > 200 || (isClosed && patternOf(schema) === undefined)) return undefined
    const [member] = Object.values(value)
    const missing = most + 1 - Object.keys(value).length
    const more = namesFor(schema, missing + Object.keys(value).length)
      .filter((name) => !Object.hasOwn(value, name))
      .slice(0, missing)
      .map((name) => [name, member ?? 'more'] as const)
    return missing <= 0 || more.length < missing ? undefined : { value: { ...value, ...Object.fromEntries(more) } }
  },
}

/** Distinct names that the object allows; fewer than asked for, where there are no more. */
function namesFor(schema: JsonObject, count: number): readonly string[] {
  const names = isObject(schema['propertyNames']) ? schema['propertyNames'] : {}
  const pattern = patternOf(schema)
  const listed = listedValues(names)?.filter((name) => typeof name === 'string')
  const free = Array.from({ length: count * 3 }, (_, index) => {
    const made = pattern === undefined ? 'more' : (matching([pattern], { min: 1, max: 60 }, index) ?? 'more')
    return [made, `${made}${index + 1}`]
  }).flat()
  const bound = pattern === undefined ? names : { ...names, pattern }
  return [...new Set(listed ?? free)].filter((name) => keepsString(bound, name))
}

/** What says how names look: `propertyNames`, else the first of `patternProperties`. */
function patternOf({ propertyNames, patternProperties }: JsonObject): string | undefined {
  if (isObject(propertyNames) && typeof propertyNames['pattern'] === 'string') return propertyNames['pattern']
  return isObject(patternProperties) ? Object.keys(patternProperties)[0] : undefined
}
