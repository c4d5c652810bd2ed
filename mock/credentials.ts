/** Who may call: three seeded tokens, how a request shows one, and which scopes each holds. */
import { createHmac } from 'node:crypto'
import { headerOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { splitPairs } from '#lib/parameter-style.ts'
import { fork } from '#lib/seed.ts'
import type { MockRequest } from '#mock/layer.ts'
import type { Contract, Operation, SecurityScheme } from '#model/contract.ts'

export interface Caller {
  readonly actor: 'main' | 'limited' | 'stranger' | 'anonymous'
  /** Undefined: all of them. */
  readonly scopes?: ReadonlySet<string>
  readonly tenant: 'home' | 'away'
}

export type Identity = { readonly kind: 'known'; readonly caller: Caller } | { readonly kind: 'refused'; readonly sent: boolean }

export interface Credentials {
  readonly main: string
  readonly limited: string
  readonly stranger: string
}

export const anonymous: Caller = { actor: 'anonymous', tenant: 'home' }
export const mainCaller: Caller = { actor: 'main', tenant: 'home' }

/** Signed tokens, RFC 7519, so that a forged, an expired and an unsigned one can be made of them. */
export const makeCredentials = (seed: number): Credentials => {
  const token = (subject: keyof Credentials): string => {
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: subject, jti: fork(seed, 'token', subject), exp: 4_102_444_800 })}`
    return `${signed}.${createHmac('sha256', `mock ${seed}`).update(signed).digest('base64url')}`
  }
  return { main: token('main'), limited: token('limited'), stranger: token('stranger') }
}

const part = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * The scopes of the limited key: one that leaves some scoped operation forbidden and lets as many others through as it can,
 * reading before writing; none where every single scope opens all doors.
 */
export function limitedScopesOf(contract: Contract): readonly string[] {
  const scoped = contract.operations.filter(
    ({ security }) => security.length > 0 && security.every((wanted) => Object.values(wanted).flat().length > 0),
  )
  const scopes = [...new Set(scoped.flatMap(({ security }) => security.flatMap((wanted) => Object.values(wanted).flat())))]
  const ranked = scopes.flatMap((scope) => {
    const open = scoped.filter((operation) => holdsScopes(operation, new Set([scope])))
    const reads = open.filter(({ method }) => method === 'GET').length
    return open.length > 0 && open.length < scoped.length ? [{ scope, rank: reads * 1000 + open.length }] : []
  })
  ranked.sort((a, b) => b.rank - a.rank)
  return ranked.slice(0, 1).map(({ scope }) => scope)
}

/** Whether some alternative of the operation's security is content with these scopes. */
export const holdsScopes = ({ security }: Operation, scopes: ReadonlySet<string> | undefined): boolean =>
  security.length === 0 ||
  scopes === undefined ||
  security.some((wanted) =>
    Object.values(wanted)
      .flat()
      .every((scope) => scopes.has(scope)),
  )

/** The caller whom all schemes of one alternative agree on. */
export function identify(contract: Contract, operation: Operation, callers: ReadonlyMap<string, Caller>, request: MockRequest): Identity {
  const { security } = operation
  if (security.length === 0) return { kind: 'known', caller: anonymous }
  let sent = false
  for (const wanted of security) {
    const shown = Object.keys(wanted).map((name) => {
      const scheme = contract.securitySchemes[name]
      // What no request can show, such as a client certificate, is taken as given.
      if (scheme === undefined || scheme.type === 'other') return mainCaller
      const tokens = tokensOf(scheme, request)
      sent ||= tokens.length > 0
      return tokens.map((token) => callers.get(token)).find((caller) => caller !== undefined)
    })
    const [first] = shown
    if (first !== undefined && shown.every((caller) => caller === first)) return { kind: 'known', caller: first }
  }
  if (security.some((wanted) => Object.keys(wanted).length === 0)) return { kind: 'known', caller: anonymous }
  return { kind: 'refused', sent }
}

/** The tokens that a request may mean by what it shows; basic credentials hold a token as user, as password or whole. */
export function tokensOf(scheme: Exclude<SecurityScheme, { type: 'other' }>, request: MockRequest): readonly string[] {
  if (scheme.type === 'apiKey') return keysOf(scheme, request)
  const authorization = headerOf(request, 'authorization') ?? ''
  const space = authorization.indexOf(' ')
  if (space < 0 || authorization.slice(0, space).toLowerCase() !== scheme.scheme) return []
  const credentials = authorization.slice(space + 1).trim()
  if (credentials === '') return []
  if (scheme.scheme !== 'basic') return [credentials]
  const text = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1), text]
}

function keysOf(
  { in: place, name }: { readonly in: 'header' | 'query' | 'cookie'; readonly name: string },
  request: MockRequest,
): readonly string[] {
  if (place === 'header') return [headerOf(request, name) ?? []].flat()
  const pairs = place === 'query' ? splitPairs(request.query, '&') : splitPairs(headerOf(request, 'cookie') ?? '', ';')
  return pairs.flatMap(([key, value]) => (decodeOr(key) === name ? [decodeOr(value)] : []))
}

const decodeOr = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** RFC 9110 §11.6.1: a 401 names at least one scheme that would do. */
export function challengesOf(contract: Contract, { security }: Operation, sent: boolean): string {
  const names = [...new Set(security.flatMap((wanted) => Object.keys(wanted)))]
  const challenges = names.map((name) => {
    const scheme = contract.securitySchemes[name]
    if (scheme === undefined || scheme.type === 'other') return 'Unknown realm="mock"'
    if (scheme.type === 'apiKey') return `ApiKey realm="mock", in="${scheme.in}", name="${scheme.name.replaceAll('"', '')}"`
    if (scheme.scheme === 'bearer') return `Bearer realm="mock"${sent ? ', error="invalid_token"' : ''}`
    return `${scheme.scheme.replace(/^./, (letter) => letter.toUpperCase())} realm="mock"`
  })
  return [...new Set(challenges)].join(', ')
}

/** What the token of a request says of itself, where it is one that can be read. Nothing is verified. */
export function claimsIn({ headers, query }: MockRequest): { readonly head: JsonObject; readonly claims: JsonObject } | undefined {
  for (const text of [...headers.map(([, value]) => value), query]) {
    const [, head = '', claims = ''] = /([\w-]{10,})\.([\w-]{10,})\.[\w-]*/.exec(text) ?? []
    try {
      const [read, said] = [head, claims].map((one) => JSON.parse(Buffer.from(one, 'base64url').toString()) as Json)
      if (isObject(read) && isObject(said)) return { head: read, claims: said }
    } catch {
      continue
    }
  }
  return undefined
}
