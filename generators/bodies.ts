/** Which bodies an operation takes, and what can be said in each of their media types. */
import { bodyKind, decodeBody, encodeBody } from '#lib/body.ts'
import { toBase64 } from '#lib/bytes.ts'
import { declaredTypeAt } from '#lib/declared-type.ts'
import { isSame } from '#lib/hash.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Body } from '#model/case.ts'
import type { Contract, Media, Operation } from '#model/contract.ts'

/** The media types that can be made, JSON before all else; what has a schema before what has none. */
export function bodyMedia({ requestBody }: Operation): readonly Media[] {
  const rank = ({ type, schemaAt }: Media): number =>
    (schemaAt === undefined ? 2 : 0) + (bodyKind(type) === 'json' ? 0 : 0.5) + (type.includes('*') ? 0.25 : 0)
  return (requestBody?.media ?? []).filter(({ type }) => bodyKind(sentType(type)) !== undefined).toSorted((a, b) => rank(a) - rank(b))
}

/** The one that most cases are sent in. */
export const mainMedia = (operation: Operation): Media | undefined => bodyMedia(operation)[0]

/** A range is sent as the plainest type in it. */
export function sentType(range: string): string {
  if (!range.includes('*')) return range
  const plainest = ['application/json', 'text/plain', 'multipart/form-data', 'image/png', 'audio/mpeg', 'video/mp4']
  return plainest.find((type) => range === '*/*' || type.startsWith(range.slice(0, -1))) ?? range
}

/** What can be in a form but as text is read otherwise than it was meant, an empty list or a null, cannot be said there. */
export function canSay({ root }: Contract, media: Media, value: Json): boolean {
  const read = asRead({ root }, media, value)
  return read !== undefined && isSame(read, value)
}

/** What a server reads once the value is written; `undefined` where it cannot. */
export function asRead({ root }: Pick<Contract, 'root'>, media: Media, value: Json): Json | undefined {
  const type = sentType(media.type)
  if (bodyKind(type) === 'json') return value
  const { contentType, base64 } = encodeBody(type, value, media.encoding)
  const read = decodeBody(contentType, base64, () => declaredTypeAt(root, media.schemaAt), media.encoding)
  return read?.ok === true ? read.value : undefined
}

/** Whether the contract says all that there is to say: what stands in a file or a free text, and how an object looks in a URL-encoded form, only the server knows. */
export function isSettled(media: Media, value: Json): boolean {
  const kind = bodyKind(sentType(media.type))
  const members = isObject(value) ? Object.entries(value) : []
  if (kind === 'json') return true
  if (kind === 'multipart') return members.every(([name]) => media.encoding?.[name]?.isBinary !== true)
  return (
    kind === 'form' &&
    members.every(
      ([name, member]) => media.encoding?.[name]?.style !== undefined || ![member].flat().some((item) => typeof item === 'object'),
    )
  )
}

/** Where the document describes no value. A byte of every kind, for who would take bytes for text. */
export function sampleBody({ type }: Media): Body {
  const mediaType = sentType(type)
  const kind = bodyKind(mediaType)
  const bytes =
    kind === 'bytes' ? Uint8Array.from({ length: 256 }, (_, byte) => byte) : kind === 'json' ? '{}' : kind === 'text' ? 'text' : ''
  return kind === 'form' || kind === 'multipart'
    ? { kind: 'json', mediaType, value: { text: 'text' } }
    : { kind: 'raw', mediaType, base64: toBase64(bytes) }
}
