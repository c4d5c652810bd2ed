/** A fresh value, broken by its mutation or in its guise: bound anew, a case is still about the same. */
import type { Json, Pointer } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import { placeOfPart, type Body, type Source } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import { dressedBody, dressedValue, wornBy } from '#generators/guises/dressed.ts'
import { locationOf, mutate } from '#generators/negative/body-negatives.ts'
import { mutations } from '#generators/negative/index.ts'
import { targetsOf } from '#generators/negative/targets.ts'

type Fresh = Extract<Source, { kind: 'fresh' }>

/** A body where the whole of it is changed. */
export function changed(
  contract: Contract,
  { schemaAt, recipe }: Fresh,
  { id, at, mediaType = 'application/json' }: NonNullable<Fresh['mutation']>,
  value: Json,
  { part, seed }: { readonly part: Pointer; readonly seed: number },
): Json | undefined {
  const worn = wornBy(id)
  const mutation = mutations.find((one) => one.id === id)
  if (worn?.guise.on === 'body') return asJson(dressedBody(worn, value, mediaType))
  if (mutation?.on === 'body') return asJson(mutation.breakIt({ kind: 'json', mediaType, value }, random(seed)))
  const place = targetsOf(contract, schemaAt, recipe.branch).get(at)
  if (place === undefined) return undefined
  if (worn !== undefined) return dressedValue(worn, value, place, seed, mediaType)
  return mutation === undefined
    ? undefined
    : mutate(contract, mutation, value, place, seed, placeOfPart(part) ?? locationOf(mediaType, place))
}

/** A body is JSON: its type only says more. */
const asJson = (body: Body | undefined): Json | undefined => body as unknown as Json | undefined
