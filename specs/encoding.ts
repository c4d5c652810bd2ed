/** How the properties of a form are written: the Encoding Objects of a media type, and what stands for them where there are none. */
import { bodyKind } from '#lib/body.ts'
import { child, follow, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Field, Fields } from '#lib/form.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { describes, itemsAt, keywordAt, propertiesAt } from '#lib/schema-view.ts'

/** `undefined` for what is no form. */
export function fieldsAt(root: JsonObject, type: string, mediaAt: Pointer, schemaAt: Pointer | undefined): Fields | undefined {
  const kind = bodyKind(type)
  if (schemaAt === undefined || (kind !== 'form' && kind !== 'multipart')) return undefined
  return Object.fromEntries(
    Object.entries(propertiesAt(root, schemaAt)).map(([name, at]) => {
      const written = valueAt(root, follow(root, child(mediaAt, 'encoding', name)))
      return [name, fieldOf(root, isObject(written) ? written : {}, at)]
    }),
  )
}

function fieldOf(root: JsonObject, written: JsonObject, propertyAt: Pointer): Field {
  const { contentType, style, explode, allowReserved } = written
  const itemAt = itemsAt(root, propertyAt) ?? propertyAt
  const usual = usualType(root, itemAt)
  return {
    // A list of types, or a range: the first that can be named.
    contentType: typeof contentType === 'string' ? named(contentType.split(',')[0]?.trim().toLowerCase() ?? usual) : usual,
    isBinary: isBinary(root, itemAt),
    ...(typeof style === 'string' && { style }),
    explode: typeof explode === 'boolean' ? explode : style === undefined || style === 'form',
    allowReserved: allowReserved === true,
  }
}

const named = (type: string): string =>
  type === '*/*'
    ? 'application/octet-stream'
    : type.endsWith('/*')
      ? `${type.slice(0, -1)}${type.startsWith('text') ? 'plain' : 'png'}`
      : type

/** OpenAPI 3.1.0 §4.8.15.1, contentType: text for what is simple, JSON for objects, bytes for the rest. */
function usualType(root: JsonObject, at: Pointer): string {
  if (describes(root, at, 'object') || describes(root, at, 'array')) return 'application/json'
  const media = valueOf(root, at, 'contentMediaType')
  return isBinary(root, at) ? (typeof media === 'string' ? media : 'application/octet-stream') : 'text/plain'
}

/** 3.0 says `format: binary`; 3.1 a media type that no encoding turns into text. */
const isBinary = (root: JsonObject, at: Pointer): boolean =>
  valueOf(root, at, 'format') === 'binary' ||
  (valueOf(root, at, 'contentMediaType') !== undefined && valueOf(root, at, 'contentEncoding') === undefined)

const valueOf = (root: JsonObject, at: Pointer, keyword: string): Json | undefined => keywordAt(root, at, keyword)?.value
