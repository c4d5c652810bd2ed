/** The places of a body that mutations aim at; worked out once for each schema, since every repeat of a case asks again. */
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Contract } from '#model/contract.ts'
import { placesOf, type ValuePlace } from '#generators/values/places.ts'

const known = new WeakMap<JsonObject, Map<Pointer, ReadonlyMap<Pointer, ValuePlace>>>()

/** By their pointer in the value, parents first. */
export function targetsOf(contract: Contract, schemaAt: Pointer): ReadonlyMap<Pointer, ValuePlace> {
  const schemas = known.get(contract.root) ?? new Map<Pointer, ReadonlyMap<Pointer, ValuePlace>>()
  known.set(contract.root, schemas)
  const places = schemas.get(schemaAt) ?? new Map(placesOf(contract, schemaAt, 'request').map((place) => [place.at, place]))
  schemas.set(schemaAt, places)
  return places
}
