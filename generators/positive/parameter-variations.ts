/** One parameter at a time: its presence, and the edges of its schema. */
import { lastToken, tokensOf } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Recipe } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { baseRecipe, including, minimal, type Planning } from '#generators/planning.ts'
import { isEndOfRange, isMeaningful } from '#generators/positive/meaningful.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { placesOf } from '#generators/values/places.ts'
import { valueOf } from '#generators/values/value-of.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import type { Variation } from '#generators/positive/variation.ts'

export function parameterVariations(planning: Planning, operation: Operation): readonly Variation[] {
  return operation.parameters
    .filter(({ in: place, schemaAt }) => place !== 'path' && schemaAt !== undefined)
    .flatMap((parameter) => {
      const { schemaAt = '' } = parameter
      const { keywords } = effectiveSchema(planning.contract.root, schemaAt)
      const least = baseRecipe(planning, schemaAt)
      const sent = (recipe: Recipe): ReadonlyMap<Parameter, Recipe> => new Map([[parameter, recipe]])
      const isOpaque = isOpaqueText(keywords)
      const presence: readonly Variation[] = parameter.required
        ? []
        : [
            {
              base: {},
              act: { with: sent(least), covers: [parameter.at] },
              claimed: !isOpaque && !isMeaningful(parameter.name),
              bare: true,
            },
          ]
      const edges = edgesOf(planning.contract, schemaAt, 'request')
        // A null has no text of its own.
        .filter(
          ({ at, include, choose }) =>
            tokensOf(at).length <= 1 &&
            choose !== 'null' &&
            valueOf(planning.contract, schemaAt, { shape: 'minimal', include, pin: { at, choose } }, 0, 'request') !== null,
        )
        .map(({ at, include, choose, clause }): Variation => ({
          base: { with: sent(including(minimal, at === '' ? include : [...include, at])) },
          act: { with: sent({ shape: 'minimal', include, pin: { at, choose } }), covers: [clause] },
          claimed: !isOpaque && !isOpaqueAt(planning, schemaAt, at) && !isEndOfRange(lastToken(at)),
        }))
      return [...presence, ...edges]
    })
}

/** A text without further rules may be a cursor, a query language, a name that must exist: only the server knows. */
const isOpaqueText = (keywords: JsonObject): boolean => [keywords['type']].flat().includes('string') && keywords['enum'] === undefined

const isOpaqueAt = ({ contract }: Planning, schemaAt: Pointer, at: Pointer): boolean =>
  placesOf(contract, schemaAt, 'request').some((place) => place.at === at && isOpaqueText(place.effective.keywords))
