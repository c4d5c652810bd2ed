/** An object with one member that its schema does not know. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { matches } from '#generators/pattern.ts'
import type { Target } from '#generators/negative/mutation.ts'
import { numberAt } from '#generators/negative/room.ts'

const names = ['unexpectedProperty', 'notDeclaredAnywhere']

export function withUnknown({ schema, value }: Target): { readonly value: Json } | undefined {
  if (!isObject(value) || schema['propertyNames'] !== undefined) return undefined
  if (Object.keys(value).length >= (numberAt(schema, 'maxProperties') ?? Number.POSITIVE_INFINITY)) return undefined
  const declared = isObject(schema['properties']) ? schema['properties'] : {}
  const patterns = isObject(schema['patternProperties']) ? Object.keys(schema['patternProperties']) : []
  const name = names.find(
    (each) => !Object.hasOwn(declared, each) && !Object.hasOwn(value, each) && !patterns.some((pattern) => matches(pattern, each)),
  )
  return name === undefined ? undefined : { value: { ...value, [name]: 'unexpected' } }
}
