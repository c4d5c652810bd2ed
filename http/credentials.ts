/** Who a request says it is: tokens placed as the document's security schemes want them. */
import { toBase64 } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pairs } from '#lib/json.ts'
import { fork, random } from '#lib/seed.ts'
import type { Actor } from '#model/case.ts'
import type { Contract, Operation, SecurityScheme } from '#model/contract.ts'
import { scopedWays } from '#model/security.ts'

export interface Tokens {
  readonly main?: string
  readonly limited?: string
  readonly stranger?: string
}

export interface Placement {
  readonly in: 'header' | 'query' | 'cookie'
  readonly name: string
  readonly value: string
}

/** A header given for every request may itself be the credential: then it is the main actor's alone. */
export function headersFor(contract: Pick<Contract, 'securitySchemes'>, actor: Actor, headers: Pairs): Pairs {
  if (actor === 'main') return headers
  const keys = Object.values(contract.securitySchemes).flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'header' ? [scheme.name.toLowerCase()] : [],
  )
  const secret = new Set(['authorization', 'cookie', ...keys])
  return headers.filter(([name]) => !secret.has(name.toLowerCase()))
}

/** What an actor sends with an operation; empty for `none`, and where the actor has no token. */
export function placementsOf(
  contract: Pick<Contract, 'securitySchemes'>,
  operation: Pick<Operation, 'security'>,
  actor: Actor,
  tokens: Tokens,
): readonly Placement[] {
  if (actor === 'none') return []
  const token = tokenOf(actor, tokens)
  if (token === undefined) return []
  const ways = waysFor(actor, contract, operation)
  const schemesOf = (requirement: Operation['security'][number] = {}): readonly SecurityScheme[] =>
    Object.keys(requirement).flatMap((name) => contract.securitySchemes[name] ?? [])
  const schemes = actor === 'astray' ? (ways[1] === undefined ? undocumented(schemesOf(ways[0])) : schemesOf(ways[1])) : schemesOf(ways[0])
  return schemes.flatMap((scheme) => place(scheme, token, actor))
}

/** Where one scheme alone is documented, a server may have the door of another: bearer tokens, or user names where those are known. */
const undocumented = (known: readonly SecurityScheme[]): readonly SecurityScheme[] => [
  { type: 'http', scheme: known.some((scheme) => scheme.type === 'http' && scheme.scheme === 'bearer') ? 'basic' : 'bearer', at: '' },
]

/** Who lacks scopes comes by a way that wants some. */
function waysFor(actor: Actor, contract: Pick<Contract, 'securitySchemes'>, operation: Pick<Operation, 'security'>): Operation['security'] {
  const scoped = actor === 'limited' ? waysIn(contract, { security: scopedWays(operation) }) : []
  return scoped.length > 0 ? scoped : waysIn(contract, operation)
}

/** The alternatives of an operation's security that a token can be placed for. */
const waysIn = (contract: Pick<Contract, 'securitySchemes'>, operation: Pick<Operation, 'security'>): Operation['security'] =>
  operation.security.filter((one) => Object.keys(one).some((name) => placeable(contract.securitySchemes[name])))

const placeable = (scheme: SecurityScheme | undefined): boolean =>
  scheme !== undefined && (scheme.type === 'apiKey' || (scheme.type === 'http' && ['bearer', 'basic'].includes(scheme.scheme)))

function tokenOf(actor: Actor, tokens: Tokens): string | undefined {
  if (actor === 'main' || actor === 'limited' || actor === 'stranger') return tokens[actor]
  if (actor === 'expired' || actor === 'unsigned') return staleToken(actor, tokens.main)
  if (actor === 'cut') return cutToken(tokens.main)
  if (actor === 'lengthened') return tokens.main === undefined ? undefined : `${tokens.main}x7`
  if (actor === 'recased') return recasedToken(tokens.main)
  if (actor === 'empty') return ''
  return actor === 'malformed' ? 'not a token' : forged(actor, tokens.main)
}

/**
 * The main token with a claim changed that only its signature protects: a JWT that has expired (RFC 7519 §4.1.4), or one that says it
 * is not signed (RFC 8725 §3.1). Undefined where the main token is no JWT: nobody can make one of the other kinds.
 */
export function staleToken(kind: 'expired' | 'unsigned', main: string | undefined): string | undefined {
  const [header, payload, signature, ...more] = (main ?? '').split('.')
  if (header === undefined || payload === undefined || signature === undefined || signature === '' || more.length > 0) return undefined
  const [head, claims] = [jwtPart(header), jwtPart(payload)]
  if (head === undefined || claims === undefined) return undefined
  // 2001: before any clock that may be wrong.
  if (kind === 'expired') return `${header}.${toJwtPart({ ...claims, exp: 1_000_000_000 })}.${signature}`
  return `${toJwtPart({ ...head, alg: 'none' })}.${payload}.`
}

/** The main token without its last characters: who compares only how tokens begin takes it. Undefined where what is left says too little. */
export function cutToken(main = ''): string | undefined {
  const lost = 4
  return main.length < 4 * lost ? undefined : main.slice(0, -lost)
}

/** The main token with small letters for capitals and the other way round. Undefined where that may be the same token: digits of base 16. */
export function recasedToken(main = ''): string | undefined {
  const isBase16 = /^[\da-f-]*$/i.test(main)
  const other = main.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
  return isBase16 || other === main ? undefined : other
}

function jwtPart(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(Buffer.from(text, 'base64url').toString()) as Json
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const toJwtPart = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As long as the real one and of the same characters, but nobody's. */
function forged(actor: Actor, real = 'no-such-credential'): string {
  const { integer } = random(fork(real.length, 'forged', actor))
  const other = real
    .replace(/[a-z]/g, () => String.fromCharCode(97 + integer(0, 25)))
    .replace(/[A-Z]/g, () => String.fromCharCode(65 + integer(0, 25)))
    .replace(/\d/g, () => String(integer(0, 9)))
  // Chance, or a token without letters and digits, may give the real one back.
  return other === real ? `${other}x` : other
}

function place(scheme: SecurityScheme, token: string, actor: Actor): readonly Placement[] {
  if (scheme.type === 'apiKey') return [{ in: scheme.in, name: scheme.name, value: token }]
  if (scheme.type === 'other') return []
  // RFC 6750 §2.1 and RFC 7617 §2; a basic credential is given as user:password.
  if (scheme.scheme === 'basic')
    return [
      {
        in: 'header',
        name: 'authorization',
        value: `Basic ${actor === 'malformed' ? '%%%' : toBase64(token.includes(':') ? token : `${token}:`)}`,
      },
    ]
  const prefix = scheme.scheme === 'bearer' ? 'Bearer' : scheme.scheme
  return [{ in: 'header', name: 'authorization', value: actor === 'malformed' ? `${prefix}` : `${prefix} ${token}` }]
}
