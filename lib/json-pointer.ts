/** JSON pointers, RFC 6901: read, write and take apart. */
import type { Json, JsonObject, Pointer } from '#lib/json.ts'

// Most tokens have nothing to escape, and pointers are read more often than anything else.
const escape = (token: string): string =>
  token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token
const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

/** The pointer to a member below `parent`. */
export function child(parent: Pointer, ...tokens: readonly (string | number)[]): Pointer {
  let at = parent
  for (const token of tokens) at += typeof token === 'number' ? `/${token}` : `/${escape(token)}`
  return at
}

export function tokensOf(pointer: Pointer): readonly string[] {
  const tokens = pointer.split('/')
  tokens.shift()
  return pointer.includes('~') ? tokens.map(unescape) : tokens
}

export const parentOf = (pointer: Pointer): Pointer => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

export const lastToken = (pointer: Pointer): string => tokensOf(pointer).at(-1) ?? ''

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** RFC 6901 §4: digits without leading zeros; anything else names no item. */
const isIndex = (token: string): boolean => /^(?:0|[1-9]\d*)$/.test(token)

/** The value at `pointer`, or `undefined` where there is none. Never follows `$ref`. */
export function valueAt(root: Json | undefined, pointer: Pointer): Json | undefined {
  let value = root
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = isIndex(token) ? (value[Number(token)] as Json | undefined) : undefined
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token]
    else return undefined
  }
  return value
}

/** A copy of `root` with `value` at `pointer`; `undefined` removes the member. Missing parents are left missing. */
export function withValueAt(root: Json, pointer: Pointer, value: Json | undefined): Json {
  const [token, ...rest] = tokensOf(pointer)
  if (token === undefined) return value ?? null
  const deeper = rest.length === 0 ? value : undefined
  const below = child('', ...rest)
  if (Array.isArray(root)) {
    const index = Number(token)
    const copy = [...(root as readonly Json[])]
    if (rest.length > 0) copy[index] = withValueAt(copy[index] ?? null, below, value)
    else if (deeper === undefined) copy.splice(index, 1)
    else copy[index] = deeper
    return copy
  }
  if (!isObject(root)) return root
  if (rest.length > 0) return Object.hasOwn(root, token) ? { ...root, [token]: withValueAt(root[token] ?? null, below, value) } : root
  if (deeper === undefined) return Object.fromEntries(Object.entries(root).filter(([name]) => name !== token))
  return { ...root, [token]: deeper }
}

/** The pointer that a `$ref` inside the same document names: `#/a/b%7D` gives `/a/b}`. */
export const pointerOfRef = (ref: string): Pointer => {
  const fragment = ref.replace(/^#/, '')
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** Follows `$ref` from `pointer` until something that is not a reference; a cycle of bare references ends where it closes. */
export function follow(root: Json, pointer: Pointer): Pointer {
  const seen = new Set<Pointer>()
  let at = pointer
  while (!seen.has(at)) {
    seen.add(at)
    const value = valueAt(root, at)
    const ref = isObject(value) ? value['$ref'] : undefined
    if (typeof ref !== 'string' || !ref.startsWith('#')) return at
    at = pointerOfRef(ref)
  }
  return at
}
