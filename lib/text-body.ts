/** Texts and bytes of bodies; bytes are Latin-1 strings, a character a byte. */
import type { Parsed } from '#lib/bytes.ts'
import type { Json } from '#lib/json.ts'

export const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A string of bytes as it is; anything else in UTF-8. */
export const bytesOf = (text: string): string => (/^[\0-\xff]*$/.test(text) ? text : utf8Bytes(text))

export const utf8Bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** RFC 8259 §8.1: JSON between systems is UTF-8. The byte order mark stays, and makes it no JSON. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

export function jsonText(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch (cause) {
    return { ok: false, reason: (cause as Error).message }
  }
}
