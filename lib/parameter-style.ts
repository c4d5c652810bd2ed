/** Parameter serialisation, OpenAPI 3.1.0 §4.8.12.2: how a value is written into a path, query, header or cookie, and read back as a server would. */
import { coerce, type DeclaredType } from '#lib/declared-type.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'

export interface Styled {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly style: string
  readonly explode: boolean
  readonly allowReserved: boolean
  /** Written with `content`: the value is JSON text. */
  readonly mediaType?: string
}

const text = (value: Json): string => (value === null ? 'null' : typeof value === 'object' ? JSON.stringify(value) : String(value))
/** RFC 3986 §2.3: everything but unreserved characters is percent-encoded. */
const strict = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
const loose = (value: string): string => encodeURI(value).replace(/[#&+]/g, (char) => encodeURIComponent(char))
const members = (value: Json): readonly (readonly [string, Json])[] => (isObject(value) ? Object.entries(value) : [])

/** What stands in the place of `{name}`, or after `Name: `, or the `name=value` pairs of a query or cookie. */
export function encodeParameter(styled: Styled, value: Json): string {
  const encode = styled.in === 'header' ? (raw: string) => raw : styled.in === 'query' && styled.allowReserved ? loose : strict
  const named = (name: string, raw: string): string => `${styled.in === 'header' ? name : strict(name)}=${raw}`
  if (styled.mediaType !== undefined) {
    const json = encode(JSON.stringify(value))
    return styled.in === 'query' || styled.in === 'cookie' ? named(styled.name, json) : json
  }
  const items = Array.isArray(value) ? (value as readonly Json[]).map((item) => encode(text(item))) : undefined
  const pairs = members(value).map(([name, member]) => [encode(name), encode(text(member))] as const)
  const list =
    items ??
    (isObject(value) ? pairs.flatMap(([name, member]) => (styled.explode ? [`${name}=${member}`] : [name, member])) : [encode(text(value))])
  const isList = items !== undefined || isObject(value)
  switch (styled.style) {
    case 'label':
      return `.${list.join(styled.explode ? '.' : ',')}`
    case 'matrix':
      if (isList && styled.explode)
        return items !== undefined ? items.map((item) => `;${styled.name}=${item}`).join('') : list.map((item) => `;${item}`).join('')
      // The empty string is written without `=`, as RFC 6570 §3.2.7 and the table of OpenAPI want it.
      return list.join(',') === '' ? `;${styled.name}` : `;${styled.name}=${list.join(',')}`
    case 'deepObject':
      return pairs.map(([name, member]) => `${strict(styled.name)}%5B${name}%5D=${member}`).join('&')
    case 'spaceDelimited':
    case 'pipeDelimited':
      if (styled.explode && items !== undefined) return items.map((item) => named(styled.name, item)).join('&')
      return named(styled.name, list.join(styled.style === 'spaceDelimited' ? '%20' : '%7C'))
    case 'form':
      if (items !== undefined && styled.explode)
        return items.map((item) => named(styled.name, item)).join(styled.in === 'cookie' ? '; ' : '&')
      if (isObject(value) && styled.explode) return list.join(styled.in === 'cookie' ? '; ' : '&')
      return named(styled.name, list.join(','))
    default:
      return list.join(',')
  }
}

const decodeText = (raw: string, plus: boolean): string => {
  const spaced = plus ? raw.replaceAll('+', ' ') : raw
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

const member = (declared: DeclaredType, name: string, raw: string): Json =>
  coerce(raw, (Object.hasOwn(declared.properties, name) ? declared.properties[name] : undefined) ?? { types: ['string'], properties: {} })

const wants = (declared: DeclaredType, type: 'array' | 'object'): boolean =>
  declared.types.includes(type) && !declared.types.some((other) => other === 'string')

function fromList(styled: Styled, raws: readonly string[], declared: DeclaredType, decode: (raw: string) => string): Json {
  if (wants(declared, 'array')) return raws.map((raw) => coerce(decode(raw), declared.items ?? { types: ['string'], properties: {} }))
  const entries: (readonly [string, string])[] = []
  if (styled.explode) for (const raw of raws) entries.push([raw.slice(0, Math.max(0, raw.indexOf('='))), raw.slice(raw.indexOf('=') + 1)])
  else for (let index = 0; index + 1 < raws.length; index += 2) entries.push([raws[index] ?? '', raws[index + 1] ?? ''])
  return Object.fromEntries(entries.map(([name, raw]) => [decode(name), member(declared, decode(name), decode(raw))]))
}

/** An exploded object is written with the names of its members, which may be the parameter's own. */
function withoutName(body: string, { name, explode }: Styled, declared: DeclaredType): string {
  if (explode && wants(declared, 'object') && !wants(declared, 'array')) return body
  return body
    .split(';')
    .map((part) => (part === name ? '' : part.startsWith(`${name}=`) ? part.slice(name.length + 1) : part))
    .join(';')
}

/** The value of a path segment or a header, read as the declared type. */
export function decodeSimple(styled: Styled, raw: string, declared: DeclaredType): Json {
  const decode = styled.in === 'path' ? (part: string) => decodeText(part, false) : (part: string) => part.trim()
  if (styled.mediaType !== undefined) return parseOr(decode(raw))
  let body = raw
  if (styled.style === 'label') body = body.replace(/^\./, '')
  if (styled.style === 'matrix') body = withoutName(body.replace(/^;/, ''), styled, declared)
  if (!wants(declared, 'array') && !wants(declared, 'object')) return coerce(decode(body), declared)
  const separator = styled.style === 'label' && styled.explode ? '.' : styled.style === 'matrix' && styled.explode ? ';' : ','
  return fromList(styled, body === '' ? [] : body.split(separator), declared, decode)
}

/** The value of a query or cookie parameter out of all raw `name=value` pairs, or `undefined` where it was not sent. */
export function decodePairs(styled: Styled, pairs: readonly (readonly [string, string])[], declared: DeclaredType): Json | undefined {
  const decode = (raw: string): string => decodeText(raw, styled.in === 'query')
  if (styled.style === 'deepObject') {
    const own = pairs.flatMap(([name, raw]) => {
      const key = decode(name)
      return key.startsWith(`${styled.name}[`) && key.endsWith(']') ? [[key.slice(styled.name.length + 1, -1), raw] as const] : []
    })
    if (own.length === 0) return undefined
    return Object.fromEntries(own.map(([name, raw]) => [name, member(declared, name, decode(raw))]))
  }
  if (styled.style === 'form' && styled.explode && wants(declared, 'object')) {
    const own = pairs.filter(([name]) => Object.hasOwn(declared.properties, decode(name)))
    if (own.length === 0) return undefined
    return Object.fromEntries(own.map(([name, raw]) => [decode(name), member(declared, decode(name), decode(raw))]))
  }
  const own = pairs.filter(([name]) => decode(name) === styled.name).map(([, raw]) => raw)
  const [first] = own
  if (first === undefined) return undefined
  if (styled.mediaType !== undefined) return parseOr(decode(first))
  const isArray = wants(declared, 'array')
  if (!isArray && !wants(declared, 'object')) return coerce(decode(first), declared)
  if (isArray && (own.length > 1 || styled.explode)) return fromList(styled, own, declared, decode)
  const separator = styled.style === 'spaceDelimited' ? /%20|\+| / : styled.style === 'pipeDelimited' ? /%7C|\|/i : ','
  return fromList({ ...styled, explode: false }, first === '' ? [] : first.split(separator), declared, decode)
}

const parseOr = (raw: string): Json => {
  try {
    return JSON.parse(raw) as Json
  } catch {
    return raw
  }
}

/** The raw `name=value` pairs of a query string (without `?`) or a Cookie header. */
export const splitPairs = (raw: string, separator: '&' | ';'): readonly (readonly [string, string])[] =>
  raw
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=')
      return equals < 0 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)]
    })
