/** The members of a form, written as the document encodes each, and read back: URL-encoded pairs, or parts of a multipart body. */
import type { Parsed } from '#lib/bytes.ts'
import { coerce, type DeclaredType } from '#lib/declared-type.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import type { FormPart } from '#lib/multipart.ts'
import { decodePairs, encodeParameter, splitPairs, type Styled } from '#lib/parameter-style.ts'
import { bytesOf, jsonText, textOf, utf8Bytes, utf8Of } from '#lib/text-body.ts'

/** How one property of a form is written: the Encoding Object of OpenAPI 3.1.0 §4.8.15, defaults applied. */
export interface Field {
  readonly contentType: string
  readonly isBinary: boolean
  /** Only where the document says so: what an object looks like without it is anybody's guess. */
  readonly style?: string
  readonly explode: boolean
  readonly allowReserved: boolean
}
export type Fields = { readonly [property: string]: Field }

/** The fields of a form, where the document describes them. */
const fieldOf = (fields: Fields | undefined, name: string): Field =>
  (fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined) ?? {
    contentType: 'text/plain',
    isBinary: false,
    explode: true,
    allowReserved: false,
  }

/** A null cannot be said in a form. */
const membersOf = (value: Json): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value).filter(([, member]) => member !== null) : []

const styledOf = (name: string, { style, explode, allowReserved }: Field): Styled => ({
  name,
  in: 'query',
  style: style ?? 'form',
  explode,
  allowReserved,
})

/** OpenAPI 3.1.0 §4.8.14.3: without a style of its own an object is written as text. */
const encodeField = (name: string, member: Json, field: Field): string =>
  encodeParameter(styledOf(name, field), isObject(member) && field.style === undefined ? JSON.stringify(member) : member)

export const encodePairs = (value: Json, fields: Fields | undefined): string =>
  membersOf(value)
    .map(([name, member]) => encodeField(name, member, fieldOf(fields, name)))
    .filter((pair) => pair !== '')
    .join('&')

/** A list is a part for each item, OpenAPI 3.1.0 §4.8.14.4. */
export const partsOf = (value: Json, fields: Fields | undefined): readonly FormPart[] =>
  membersOf(value).flatMap(([name, member]) =>
    (Array.isArray(member) ? (member as readonly Json[]) : [member]).map((item) => partOf(name, item, fieldOf(fields, name))),
  )

function partOf(name: string, value: Json, { contentType, isBinary }: Field): FormPart {
  const isFile = isBinary && typeof value === 'string'
  const type = typeof value === 'object' && !isJson(contentType) ? 'application/json' : contentType
  return {
    name,
    ...(isFile && { fileName: `${name}.bin` }),
    ...(type !== 'text/plain' && { type }),
    bytes: isFile ? bytesOf(value) : utf8Bytes(isJson(type) ? JSON.stringify(value) : textOf(value)),
  }
}

const anyText: DeclaredType = { types: ['string'], properties: {} }
const declaredOf = ({ properties }: DeclaredType, name: string): DeclaredType => properties[name] ?? anyText

export function fromParts(parts: readonly FormPart[], declared: DeclaredType, fields: Fields | undefined): Parsed {
  const found = new Map<string, Json>()
  for (const { name, type, fileName, bytes } of parts) {
    const own = declaredOf(declared, name)
    const isList = own.types.includes('array')
    const utf8 = utf8Of(Buffer.from(bytes, 'latin1'))
    const isBinary = fileName !== undefined || fieldOf(fields, name).isBinary
    const read: Parsed = isBinary
      ? { ok: true, value: bytes }
      : utf8 === undefined
        ? { ok: false, reason: `${name} is not UTF-8` }
        : type !== undefined && isJson(type)
          ? jsonText(utf8)
          : { ok: true, value: coerce(utf8, isList ? (own.items ?? anyText) : own) }
    if (!read.ok) return read
    const before = found.get(name)
    found.set(name, isList ? [...(Array.isArray(before) ? (before as readonly Json[]) : []), read.value] : (before ?? read.value))
  }
  return { ok: true, value: Object.fromEntries(found) }
}

export function fromPairs(text: string, declared: DeclaredType, fields: Fields | undefined): JsonObject {
  const pairs = splitPairs(text, '&')
  const nameOf = (raw: string): string => decodeURIComponentOr(raw.replaceAll('+', ' '))
  const known = Object.keys(declared.properties).flatMap((name) => {
    const field = fieldOf(fields, name)
    const own = declaredOf(declared, name)
    const isWhole = field.style === undefined && own.types.includes('object')
    const value = decodePairs(styledOf(name, field), pairs, isWhole ? anyText : own)
    if (value === undefined) return []
    const parsed = isWhole && typeof value === 'string' ? jsonText(value) : undefined
    return [[name, parsed?.ok === true ? parsed.value : value] as const]
  })
  const isKnown = (name: string): boolean =>
    Object.hasOwn(declared.properties, name.split('[', 1)[0] ?? '') ||
    Object.entries(declared.properties).some(
      ([owner, { properties }]) => fieldOf(fields, owner).style === 'form' && Object.hasOwn(properties, name),
    )
  const others = pairs.filter(([name]) => !isKnown(nameOf(name))).map(([name, raw]) => [nameOf(name), nameOf(raw)] as const)
  return Object.fromEntries([...known, ...others])
}

const decodeURIComponentOr = (raw: string): string => {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
