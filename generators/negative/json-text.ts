/** The JSON text of a body, written otherwise. */
import { toBase64 } from '#lib/bytes.ts'
import { isJson } from '#lib/media-type.ts'
import type { JsonBody, RawBody } from '#generators/negative/mutation.ts'

/** `undefined` where the body is no JSON, or the rewriting says so. Bytes are for what is no text. */
export function rewritten(body: JsonBody, rewrite: (text: string) => string | Uint8Array | undefined): RawBody | undefined {
  const text = isJson(body.mediaType) ? rewrite(JSON.stringify(body.value)) : undefined
  return text === undefined ? undefined : { kind: 'raw', mediaType: body.mediaType, base64: toBase64(text) }
}
