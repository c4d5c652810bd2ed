/** Bodies: base64 on the record, bytes on the wire, text and JSON for those who read. */
import type { Json } from '#lib/json.ts'

export const toBase64 = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string'
    ? Buffer.from(bytes, 'utf8').toString('base64')
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const fromBase64 = (base64: string): Uint8Array => Buffer.from(base64, 'base64')

const texts = new WeakMap<object, string>()

/** UTF-8; what is not UTF-8 becomes U+FFFD. Decoded once a message, however many checks ask. */
export function textOf(message: { readonly base64: string }): string {
  const text = texts.get(message) ?? Buffer.from(message.base64, 'base64').toString('utf8')
  texts.set(message, text)
  return text
}

export type Parsed = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string }

const parsed = new WeakMap<object, Parsed>()

/** The body as JSON; parsed once a message, however many checks ask. A byte order mark is ignored, as RFC 8259 §8.1 lets readers do. */
export function jsonOf(message: { readonly base64: string }): Parsed {
  const known = parsed.get(message)
  if (known !== undefined) return known
  let result: Parsed
  try {
    result = { ok: true, value: JSON.parse(textOf(message).replace(/^\uFEFF/, '')) as Json }
  } catch (cause) {
    result = { ok: false, reason: (cause as Error).message }
  }
  parsed.set(message, result)
  return result
}

/** The first value of a header, whatever its case. */
export function headerOf(message: { readonly headers: readonly (readonly [string, string])[] }, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return message.headers.find(([given]) => given === wanted || given.toLowerCase() === wanted)?.[1]
}
