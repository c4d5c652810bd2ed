/** The document breaks off: no lenient parser, YAML and JSON5 included, can close it. */
import { toBase64 } from '#lib/bytes.ts'
import { isJson } from '#lib/media-type.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const malformedJson: Mutation = {
  id: 'malformed-json',
  keyword: 'content',
  keywords: ['content'],
  promise: 'A body that is no JSON is refused.',
  on: 'body',
  breakIt(body) {
    if (!isJson(body.mediaType)) return undefined
    const text = JSON.stringify(body.value)
    const isOpen = /^[[{]/.test(text) && text.length > 2
    return { kind: 'raw', mediaType: body.mediaType, base64: toBase64(isOpen ? text.slice(0, -1) : '{"unterminated": ') }
  },
}
