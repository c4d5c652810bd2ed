/** Spoils one place of an answer that the schema speaks of: a `name` if there is one, never an id, so that what follows can go on. */
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { child, isObject, withValueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { itemsAt } from '#lib/schema-view.ts'
import { mediaOf } from '#mock/answer.ts'
import type { Call } from '#mock/layer.ts'
import { pickVariant, variantsAt } from '#mock/variants.ts'

export interface Place {
  readonly at: Pointer
  readonly name: string
  readonly value: Json
  readonly keywords: JsonObject
  readonly required: boolean
}

/** The answer with what `suits` first finds replaced; undefined takes the member away. */
export function spoil(call: Call, body: Json, suits: (place: Place) => boolean, replacement: Json | undefined): Json {
  const schemaAt = mediaOf(call.route.success.rule)?.schemaAt
  if (schemaAt === undefined) return body
  const suiting = placesOf(call, schemaAt, body, '', []).filter((place) => !/(?:id|key|slug)$/i.test(place.name) && suits(place))
  const chosen = suiting.find(({ name }) => name === 'name') ?? suiting[0]
  return chosen === undefined ? body : withValueAt(body, chosen.at, replacement)
}

function placesOf(call: Call, schemaAt: Pointer, value: Json, at: Pointer, found: Place[]): readonly Place[] {
  const { root } = call.contract
  if (Array.isArray(value)) {
    const innerAt = itemsAt(root, schemaAt)
    const [first] = value as readonly Json[]
    return innerAt === undefined || first === undefined ? found : placesOf(call, innerAt, first, child(at, 0), found)
  }
  if (!isObject(value)) return found
  const variant = pickVariant(root, variantsAt(root, schemaAt), value, 0)
  for (const [name, inner] of Object.entries(value)) {
    const innerAt = Object.hasOwn(variant.propertyAt, name) ? variant.propertyAt[name] : undefined
    if (innerAt === undefined) continue
    found.push({
      at: child(at, name),
      name,
      value: inner,
      keywords: effectiveSchema(root, innerAt).keywords,
      required: Object.hasOwn(variant.requiredAt, name),
    })
    placesOf(call, innerAt, inner, child(at, name), found)
  }
  return found
}
