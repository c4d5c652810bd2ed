/** The places of a body that mutations aim at; worked out once for each schema, since every repeat of a case asks again. */
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Branch } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { placesOf, type ValuePlace } from '#generators/values/places.ts'

const known = new WeakMap<JsonObject, Map<string, ReadonlyMap<Pointer, ValuePlace>>>()

/** By their pointer in the value, parents first. */
export function targetsOf(contract: Contract, schemaAt: Pointer, branch?: Branch): ReadonlyMap<Pointer, ValuePlace> {
  const schemas = known.get(contract.root) ?? new Map<string, ReadonlyMap<Pointer, ValuePlace>>()
  known.set(contract.root, schemas)
  const key = branch === undefined ? schemaAt : `${schemaAt} ${branch.at} ${branch.choose}`
  const places = schemas.get(key) ?? new Map(placesOf(contract, schemaAt, 'request', { branch }).map((place) => [place.at, place]))
  schemas.set(key, places)
  return places
}

/** The alternatives of objects, with what has to be there for each. */
export const branchesOf = (
  contract: Contract,
  schemaAt: Pointer,
): readonly { readonly branch: Branch; readonly include: readonly Pointer[] }[] =>
  edgesOf(contract, schemaAt, 'request').flatMap(({ at, keyword, choose, include }) =>
    (keyword === 'oneOf' || keyword === 'anyOf') && typeof choose === 'number' ? [{ branch: { at, choose }, include }] : [],
  )
