/** The places of a body that mutations aim at; worked out once for each schema, since every repeat of a case asks again. */
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Recipe } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { placesOf, type ValuePlace } from '#generators/values/places.ts'

type Pin = NonNullable<Recipe['pin']>

const known = new WeakMap<JsonObject, Map<string, ReadonlyMap<Pointer, ValuePlace>>>()

/** By their pointer in the value, parents first. `pin` chooses another branch of an alternative than the first. */
export function targetsOf(contract: Contract, schemaAt: Pointer, pin?: Pin): ReadonlyMap<Pointer, ValuePlace> {
  const schemas = known.get(contract.root) ?? new Map<string, ReadonlyMap<Pointer, ValuePlace>>()
  known.set(contract.root, schemas)
  const key = pin === undefined ? schemaAt : `${schemaAt} ${pin.at} ${pin.choose}`
  const places = schemas.get(key) ?? new Map(placesOf(contract, schemaAt, 'request', { pin }).map((place) => [place.at, place]))
  schemas.set(key, places)
  return places
}

/** The alternatives of objects, each by the pin that chooses it: mutations aim at each of their places too. */
export const branchesOf = (contract: Contract, schemaAt: Pointer): readonly { readonly pin: Pin; readonly include: readonly Pointer[] }[] =>
  edgesOf(contract, schemaAt, 'request')
    .filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
    .map(({ at, choose, include }) => ({ pin: { at, choose }, include }))
