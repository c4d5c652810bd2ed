/** A property that the document does not declare, in an object that it leaves open: JSON Schema allows it, strict servers do not. */
import type { Guise } from '#generators/guises/guise.ts'
import { withUnknown } from '#generators/negative/unknown-name.ts'

export const undeclaredProperty: Guise = {
  id: 'undeclared-property',
  promise: 'A property that an open object does not declare is accepted.',
  claim: 'tolerated',
  keyword: 'type',
  on: 'value',
  dress: (target) =>
    ['additionalProperties', 'unevaluatedProperties'].every(
      (keyword) => target.schema[keyword] === undefined || target.schema[keyword] === true,
    )
      ? withUnknown(target)
      : undefined,
}
