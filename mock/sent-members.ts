/** What defects look at in a request: the members of its JSON body that its schema speaks of. */
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { jsonOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import type { Call } from '#mock/layer.ts'
import { documentedMedia } from '#mock/read-request.ts'
import { pickVariant, variantsAt } from '#mock/variants.ts'

export interface Sent {
  readonly name: string
  readonly value: Json
  readonly keywords: JsonObject
}

export function sentMembers(call: Call): readonly Sent[] {
  const schemaAt = documentedMedia(call)?.schemaAt
  const body = call.request.base64 === '' ? undefined : jsonOf(call.request)
  if (schemaAt === undefined || body?.ok !== true || !isObject(body.value)) return []
  const { root } = call.contract
  const { propertyAt } = pickVariant(root, variantsAt(root, schemaAt), body.value, 0)
  return Object.entries(body.value).flatMap(([name, value]) => {
    const at = Object.hasOwn(propertyAt, name) ? propertyAt[name] : undefined
    return at === undefined ? [] : [{ name, value, keywords: effectiveSchema(root, at).keywords }]
  })
}

/** JSON Schema counts characters, not UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length
