/** How a value is written into a body, and read back as a server would: JSON, forms, texts and bytes, each as its media type says. */
import { fromBase64, toBase64, type Parsed } from '#lib/bytes.ts'
import { coerce, type DeclaredType } from '#lib/declared-type.ts'
import { encodePairs, fromPairs, fromParts, partsOf, type Fields } from '#lib/form.ts'
import { shortHash } from '#lib/hash.ts'
import type { Json } from '#lib/json.ts'
import { isJson, parseMediaType } from '#lib/media-type.ts'
import { decodeMultipart, encodeMultipart } from '#lib/multipart.ts'
import { bytesOf, jsonText, textOf, utf8Of } from '#lib/text-body.ts'

export interface Written {
  /** For the Content-Type header. */
  readonly contentType: string
  readonly base64: string
}

type Kind = 'json' | 'form' | 'multipart' | 'text' | 'bytes'

/** How a media type is written; `undefined` for those that are not made here. */
/** A value a line: as a whole a text. */
const lines = /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)$/

export function bodyKind(type: string): Kind | undefined {
  const essence = parseMediaType(type)?.essence ?? ''
  if (isJson(type)) return 'json'
  if (essence === 'application/x-www-form-urlencoded') return 'form'
  if (essence === 'multipart/form-data') return 'multipart'
  if ((essence.startsWith('text/') && essence !== 'text/xml') || lines.test(essence)) return 'text'
  return /^(?:application\/(?:octet-stream|pdf|zip|gzip)|(?:image|audio|video|font)\/(?!.*\+xml$).+)$/.test(essence) ? 'bytes' : undefined
}

export function encodeBody(type: string, value: Json, fields?: Fields): Written {
  switch (bodyKind(type)) {
    case 'form':
      return { contentType: type, base64: toBase64(encodePairs(value, fields)) }
    case 'multipart': {
      // Made of the content, so that the same value is the same bytes, and never inside of it.
      const boundary = `proofload-${shortHash(value)}`
      return { contentType: `${type}; boundary=${boundary}`, base64: latin1ToBase64(encodeMultipart(partsOf(value, fields), boundary)) }
    }
    case 'text':
      return { contentType: type, base64: toBase64(textOf(value)) }
    case 'bytes':
      return { contentType: type, base64: latin1ToBase64(bytesOf(textOf(value))) }
    default:
      return { contentType: type, base64: toBase64(JSON.stringify(value)) }
  }
}

/** `undefined` where the media type is not read here. What is declared is only asked where all is text. */
export function decodeBody(type: string, base64: string, declared: () => DeclaredType, fields?: Fields): Parsed | undefined {
  const kind = bodyKind(type)
  if (kind === undefined) return undefined
  const latin1 = Buffer.from(base64, 'base64').toString('latin1')
  if (kind === 'bytes') return { ok: true, value: latin1 }
  if (kind === 'multipart') {
    const parts = decodeMultipart(latin1, parseMediaType(type)?.parameters['boundary'] ?? '')
    return parts === undefined ? { ok: false, reason: 'the parts cannot be told apart' } : fromParts(parts, declared(), fields)
  }
  const text = utf8Of(fromBase64(base64))
  if (text === undefined) return { ok: false, reason: 'not UTF-8' }
  if (kind === 'form') return { ok: true, value: fromPairs(text, declared(), fields) }
  return kind === 'text' ? { ok: true, value: coerce(text, declared()) } : jsonText(text)
}

const latin1ToBase64 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('base64')
