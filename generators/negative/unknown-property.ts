/** A property more, where the object is closed: by `additionalProperties: false`, or with all its parts by `unevaluatedProperties: false`. */
import type { JsonObject } from '#lib/json.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { withUnknown } from '#generators/negative/unknown-name.ts'

export const unknownProperty: Mutation = {
  id: 'unknown-property',
  keyword: 'additionalProperties',
  keywords: ['additionalProperties', 'unevaluatedProperties'],
  promise: 'A property that a closed object does not declare is refused.',
  on: 'value',
  breakIt: (target) => (isClosed(target.schema) ? withUnknown(target) : undefined),
}

const isClosed = (schema: JsonObject): boolean =>
  schema['additionalProperties'] === false || (schema['unevaluatedProperties'] === false && schema['additionalProperties'] === undefined)
