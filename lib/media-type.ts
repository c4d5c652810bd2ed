/** Media types, RFC 9110 §8.3.1: `type/subtype; parameter=value`. */

export interface MediaType {
  /** Lower case, without parameters. */
  readonly essence: string
  readonly parameters: { readonly [name: string]: string }
}

/** `undefined` where the text is no media type. */
export function parseMediaType(text: string): MediaType | undefined {
  // A quoted value may hold a semicolon.
  const [head = '', ...rest] = text.includes(';') ? text.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/) : [text]
  const essence = head.trim().toLowerCase()
  if (!/^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+$/.test(essence)) return undefined
  const parameters: Record<string, string> = {}
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    if (equals < 0) continue
    parameters[piece.slice(0, equals).trim().toLowerCase()] = piece
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
  }
  return { essence, parameters }
}

/** JSON or a structured syntax suffix `+json`, RFC 6839 §3.1. */
export const isJson = (type: string): boolean => {
  const essence = parseMediaType(type)?.essence ?? ''
  return /^[^/]+\/(?:[^/]*\+)?json$/.test(essence)
}

/** RFC 7396 §4: there a null takes a member away. */
export const isMergePatch = (type: string): boolean => parseMediaType(type)?.essence === 'application/merge-patch+json'

/** Of several ranges the most specific one that names the type, OpenAPI 3.1.0 §4.8.14.1. */
export const mediaFor = <T extends { readonly type: string }>(media: readonly T[], type: string): T | undefined =>
  media.filter((one) => matchesRange(one.type, type)).toSorted((a, b) => a.type.split('*').length - b.type.split('*').length)[0]

/** Whether a media type on the wire is one that a document's range (`application/json`, `text/*`, `any`) names; parameters are ignored. */
export function matchesRange(range: string, type: string): boolean {
  const wanted = parseMediaType(range)?.essence ?? range.trim().toLowerCase()
  const given = parseMediaType(type)?.essence
  if (given === undefined) return false
  if (wanted === '*/*' || wanted === given) return true
  return wanted.endsWith('/*') && given.startsWith(wanted.slice(0, -1))
}
