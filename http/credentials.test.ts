import { describe, expect, it } from 'vitest'
import type { Actor } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { cutToken, placementsOf, recasedToken, staleToken } from '#http/credentials.ts'
import { isSecured, scopesSuffice, wantsScopes } from '#model/security.ts'
import { openFiles } from '#specs/files.testdata.ts'

const contractOf = (security: string): { readonly contract: Contract; readonly operation: Operation } => {
  const { contract } = openFiles({
    'a.yaml': `openapi: 3.1.0
info: {title: t, version: '1'}
paths: {/x: {get: {security: ${security}, responses: {200: {description: ok}}}}}
components: {securitySchemes: {key: {type: apiKey, in: query, name: k}, jar: {type: apiKey, in: cookie, name: c}, bearer: {type: http, scheme: bearer}, basic: {type: http, scheme: basic}, oauth: {type: oauth2, flows: {}}, tls: {type: mutualTLS}}}
`,
  })
  return { contract, operation: contract.operations[0] ?? expect.unreachable() }
}
const placed = (security: string, actor: Actor, main = 'user:Pass1'): readonly string[] => {
  const { contract, operation } = contractOf(security)
  return placementsOf(contract, operation, actor, { main, limited: 'lim' }).map(({ in: place, name, value }) => `${place} ${name} ${value}`)
}

it.each<[string, Actor, readonly string[]]>([
  ['[{key: []}]', 'main', ['query k user:Pass1']],
  ['[{jar: []}]', 'limited', ['cookie c lim']],
  ['[{bearer: []}]', 'main', ['header authorization Bearer user:Pass1']],
  ['[{oauth: [read]}]', 'main', ['header authorization Bearer user:Pass1']],
  ['[{basic: []}]', 'main', ['header authorization Basic dXNlcjpQYXNzMQ==']],
  ['[{basic: []}]', 'limited', ['header authorization Basic bGltOg==']],
  ['[{tls: []}, {key: []}]', 'main', ['query k user:Pass1']],
  ['[{key: [], jar: []}]', 'limited', ['query k lim', 'cookie c lim']],
  ['[]', 'main', []],
  ['[{}]', 'main', []],
  ['[{tls: []}]', 'main', []],
  ['[{key: []}]', 'none', []],
  ['[{key: []}]', 'stranger', []],
  ['[{bearer: []}]', 'malformed', ['header authorization Bearer']],
  ['[{basic: []}]', 'malformed', ['header authorization Basic %%%']],
])('%s for %s', (security, actor, expected) => {
  expect(placed(security, actor)).toEqual(expected)
})

describe('a forged credential', () => {
  it.each(['abc-DEF-123', 'a', '1', '---', ''])('looks like %j, but is another', (real) => {
    const forged = placed('[{key: []}]', 'invalid', real)[0]?.replace('query k ', '') ?? ''
    expect(forged).not.toBe(real)
    const shape = (text: string): string => text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0')
    expect(shape(forged).startsWith(shape(real))).toBe(true)
    expect(placed('[{key: []}]', 'invalid', real)).toEqual(placed('[{key: []}]', 'invalid', real))
  })
})

describe('a stale token', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const real = `${part({ alg: 'HS256' })}.${part({ sub: 'me', exp: 4_000_000_000 })}.c2ln`
  const read = (token: string | undefined): readonly unknown[] =>
    (token ?? '').split('.').map((text, index) => (index < 2 ? (JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown) : text))

  it('has expired, under the old signature', () => {
    expect(read(staleToken('expired', real))).toEqual([{ alg: 'HS256' }, { sub: 'me', exp: 1_000_000_000 }, 'c2ln'])
  })

  it('says that it is not signed, and is not', () => {
    expect(read(staleToken('unsigned', real))).toEqual([{ alg: 'none' }, { sub: 'me', exp: 4_000_000_000 }, ''])
  })

  it.each([undefined, '', 'abc', 'a.b', 'a.b.c', 'a.b.c.d', `${part({})}.${part({})}.`])('cannot be made of %j', (other) => {
    expect([staleToken('expired', other), staleToken('unsigned', other)]).toEqual([undefined, undefined])
  })
})

it('a cut token is the whole one without its end, where enough is left', () => {
  expect([cutToken('0123456789abcdef'), cutToken('0123456789abcde'), cutToken()]).toEqual(['0123456789ab', undefined, undefined])
})

it.each([
  ['eyJhbGc', 'EYjHBgC'],
  ['sk_Live-9', 'SK_lIVE-9'],
  ['DEADBEEF-01', undefined],
  ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', undefined],
  ['12_34', undefined],
  [undefined, undefined],
])('%j in the other case is %j', (token, other) => {
  expect(recasedToken(token)).toBe(other)
})

it.each([
  ['[{bearer: []}]', /^header authorization Basic \S+$/],
  ['[{key: []}]', /^header authorization Bearer \S+$/],
  ['[{bearer: []}, {key: []}]', /^query k \S+$/],
])('of nobody by another way than the first of %s', (security, way) => {
  const [one = '', ...others] = placed(security, 'astray')
  expect([others, one.includes('user:Pass1')]).toEqual([[], false])
  expect(one).toMatch(way)
})

it.each([
  ['[]', false, false],
  ['[{}, {key: []}]', false, false],
  ['[{key: []}]', true, false],
  ['[{oauth: [a]}]', true, true],
  ['[{oauth: [a]}, {key: []}]', true, true],
])('%s is secured: %j, wants scopes: %j', (security, secured, scopes) => {
  const { operation } = contractOf(security)
  expect([isSecured(operation), wantsScopes(operation)]).toEqual([secured, scopes])
})

it('is satisfied by the scopes of one alternative', () => {
  const { operation } = contractOf('[{oauth: [a, b]}, {oauth: [c]}]')
  expect([['a'], ['a', 'b'], ['c'], []].map((scopes) => scopesSuffice(operation, scopes))).toEqual([false, true, true, false])
})
