import { describe, expect, it } from 'vitest'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import type { Json } from '#lib/json.ts'
import type { Bind, Case, Parts, Source } from '#model/case.ts'
import type { Exchange } from '#model/exchange.ts'
import { bind, type Binding, type Bound } from '#run/bind.ts'
import { openText } from '#test/in-process.ts'
import { caseOf, exchangeOf } from '#test/subjects.ts'

const { contract } = openText(`
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things/{id}: {put: {operationId: putThing, responses: {'200': {description: ok}}}}
components:
  schemas:
    Thing:
      type: object
      required: [name, kind, size]
      properties: {name: {type: string, maxLength: 40}, kind: {enum: [a, b, c, d, e, f, g, h]}, size: {type: integer, minimum: 1, maximum: 100000}, note: {type: string}}
    Name: {type: string, maxLength: 40}
    Never: false
`)
const thingAt = '/components/schemas/Thing'
const fresh = (more: Partial<Extract<Source, { kind: 'fresh' }>> = {}): Source => ({
  kind: 'fresh',
  schemaAt: thingAt,
  recipe: { shape: 'minimal' },
  ...more,
})
const jsonParts = (value: Json): Parts => ({
  path: { id: 'x' },
  query: [
    ['limit', 1],
    ['name', 'x'],
  ],
  headers: [['x-name', 'x']],
  cookies: [],
  body: { kind: 'json', mediaType: 'application/json', value },
})
const caseWith = (...binds: readonly Bind[]): Case => ({
  ...caseOf('putThing'),
  parts: jsonParts({ name: 'stand-in', kind: 'a', size: 1 }),
  binds,
})
const binding = (more: Partial<Binding> = {}): Binding => ({
  contract,
  seed: 1,
  textSeed: more.seed ?? 1,
  exchanges: [],
  bound: [],
  idOf: () => undefined,
  ...more,
})
const partsOf = (bound: Bound): Parts => {
  if (!bound.ok) throw new Error(bound.reason)
  return bound.parts
}
const bodyOf = (bound: Bound): Json | undefined => {
  const { body } = partsOf(bound)
  return body?.kind === 'json' ? body.value : undefined
}

describe('a fresh value', () => {
  const testCase = caseWith({ at: '/body/value', from: fresh() })

  it('is another one for every attempt, and the same for the same', () => {
    const values = [1, 2, 3, 4].map((seed) => JSON.stringify(bodyOf(bind(testCase, binding({ seed })))))
    expect(new Set(values).size).toBe(4)
    expect(JSON.stringify(bodyOf(bind(testCase, binding({ seed: 1 }))))).toBe(values[0])
    expect(values).not.toContain(JSON.stringify(bodyOf({ ok: true, parts: testCase.parts })))
  })

  it('is another one at every place', () => {
    const { query, headers } = partsOf(
      bind(
        caseWith(
          { at: '/query/1/1', from: fresh({ schemaAt: '/components/schemas/Name' }) },
          { at: '/headers/0/1', from: fresh({ schemaAt: '/components/schemas/Name' }) },
        ),
        binding(),
      ),
    )
    expect(query[0]).toEqual(['limit', 1])
    expect(query[1]?.[1]).not.toEqual(headers[0]?.[1])
  })

  it('leaves the case as it is', () => {
    const before = JSON.stringify(testCase)
    bind(testCase, binding())
    expect(JSON.stringify(testCase)).toBe(before)
  })

  it('stays the stand-in where none can be made', () => {
    expect(bodyOf(bind(caseWith({ at: '/body/value', from: fresh({ schemaAt: '/components/schemas/Never' }) }), binding()))).toEqual({
      name: 'stand-in',
      kind: 'a',
      size: 1,
    })
  })

  it('is broken anew by a mutation of a value', () => {
    const tooLong = caseWith({ at: '/body/value', from: fresh({ mutation: { id: 'too-long', at: '/name' } }) })
    const names = [1, 2].map((seed) => (bodyOf(bind(tooLong, binding({ seed }))) as { readonly name: string }).name)
    expect(names.map((name) => name.length > 40)).toEqual([true, true])
    expect(names[0]).not.toBe(names[1])
  })

  it('is broken anew by a mutation of presence', () => {
    const lacking = caseWith({ at: '/body/value', from: fresh({ mutation: { id: 'missing-required', at: '/size' } }) })
    expect(Object.keys(bodyOf(bind(lacking, binding())) as object).sort()).toEqual(['kind', 'name'])
  })

  it('becomes a raw body by a mutation of the whole', () => {
    const malformed: Case = {
      ...caseWith({ at: '/body', from: fresh({ mutation: { id: 'malformed-json', at: '' } }) }),
      parts: { ...jsonParts(null), body: { kind: 'raw', mediaType: 'application/json', base64: toBase64('{') } },
    }
    const bodies = [1, 2].map((seed) => partsOf(bind(malformed, binding({ seed }))).body)
    for (const body of bodies) {
      expect(body).toMatchObject({ kind: 'raw', mediaType: 'application/json' })
      expect(body?.kind === 'raw' && jsonOf({ base64: body.base64 }).ok).toBe(false)
    }
    expect(bodies[0]).not.toEqual(bodies[1])
  })

  it('cannot be broken by a mutation that nobody knows', () => {
    expect(bind(caseWith({ at: '/body/value', from: fresh({ mutation: { id: 'no-such', at: '' } }) }), binding())).toEqual({
      ok: false,
      reason: `no fresh value for ${thingAt}`,
    })
  })

  it('takes over from its twin all but texts and the place that is pinned', () => {
    const twin = jsonParts({ name: 'the twin', kind: 'c', size: 7 })
    const like = (at: string): Case =>
      caseWith({ at: '/body/value', from: fresh({ like: 0, recipe: { shape: 'minimal', pin: { at, choose: 'max' } } }) })
    expect(bodyOf(bind(like('/size'), binding({ bound: [twin] })))).toMatchObject({
      kind: 'c',
      size: 100000,
      name: expect.not.stringMatching('the twin'),
    })
    expect(bodyOf(bind(like('/name'), binding({ bound: [twin] })))).toMatchObject({ kind: 'c', size: 7 })
  })
})

describe('a fresh parameter', () => {
  const size: Source = { kind: 'fresh', schemaAt: `${thingAt}/properties/size`, recipe: { shape: 'minimal' }, like: 0 }
  const twin: Parts = {
    ...jsonParts(null),
    query: [
      ['name', 'x'],
      ['other', 11],
      ['limit', 7],
    ],
  }

  it('is that of its twin by name, wherever it stands there', () => {
    expect(partsOf(bind(caseWith({ at: '/query/0/1', from: size }), binding({ bound: [twin] }))).query[0]).toEqual(['limit', 7])
  })

  it('is its own where the twin had none, or is not there', () => {
    const own = partsOf(bind(caseWith({ at: '/query/0/1', from: size }), binding())).query
    expect(partsOf(bind(caseWith({ at: '/query/0/1', from: size }), binding({ bound: [{ ...twin, query: [] }] }))).query).toEqual(own)
    expect(own[0]?.[1]).not.toBe(7)
  })
})

describe('the value of an earlier step', () => {
  const exchanges: readonly Exchange[] = [
    exchangeOf(0, 'POST', { kind: 'response', status: 429, headers: [], base64: toBase64('{"thing":{"id":"refused"}}') }),
    exchangeOf(0, 'POST', {
      kind: 'response',
      status: 201,
      headers: [['Location', 'http://things.test/v1/things/t%207/?a=b']],
      base64: toBase64('{"thing":{"id":"t7","size":3}}'),
    }),
    exchangeOf(1, 'GET', { kind: 'timeout', reason: 'too slow' }),
    exchangeOf(2, 'GET', { kind: 'response', status: 200, headers: [], base64: toBase64('not JSON') }),
  ]
  it.each<[number, string, Json | undefined]>([
    [0, '/body/thing/id', 't7'],
    [0, '/body/thing/size', 3],
    [0, '/body/thing', { id: 't7', size: 3 }],
    [0, '/status', 201],
    [0, '/headers/location', 't%207'],
    [0, '/body/other', undefined],
    [0, '/headers/etag', undefined],
    [1, '/status', undefined],
    [2, '/body/id', undefined],
    [3, '/status', undefined],
  ])('step %i at %s', (step, at, value) => {
    const bound = bind(caseWith({ at: '/path/id', from: { kind: 'step', step, at } }), binding({ exchanges }))
    if (value === undefined) expect(bound).toMatchObject({ ok: false, reason: `step ${step} gave nothing at ${at}` })
    else expect(partsOf(bound).path['id']).toEqual(value)
  })

  it('is missed without harm where it is optional', () => {
    const from = { kind: 'step', step: 0, at: '/headers/etag', optional: true } as const
    expect(bind(caseWith({ at: '/path/id', from }), binding({ exchanges }))).toMatchObject({ ok: false, idle: true })
  })
})

describe('the id of a fixture', () => {
  const from: Source = { kind: 'fixture', resource: 'thing', owner: 'main', use: 'own' }
  it.each<[string, Json | undefined, Json | undefined]>([
    ['goes into the path as it is', 'a/b', 'a/b'],
    ['may be a number', 7, 7],
    ['never makes another path', '', '-'],
  ])('%s', (_, id, value) => {
    expect(
      partsOf(
        bind(
          caseWith({ at: '/path/id', from }),
          binding({ idOf: (resource, use) => (resource === 'thing' && use === 'own' ? id : 'another') }),
        ),
      ).path['id'],
    ).toEqual(value)
  })

  it('stands in a query too', () => {
    expect(partsOf(bind(caseWith({ at: '/query/0/1', from }), binding({ idOf: () => 9 }))).query[0]).toEqual(['limit', 9])
  })

  it('may be missing', () => {
    expect(bind(caseWith({ at: '/path/id', from }), binding())).toMatchObject({ ok: false, reason: 'no thing to work on' })
  })
})

describe('what goes by a name', () => {
  const learned = (at: string, schemaAt = `${thingAt}/properties/name`): Bind => ({
    at,
    from: { kind: 'learned', name: 'thingId', schemaAt },
  })
  const named = (known: Json | undefined, ...binds: readonly Bind[]): Bound =>
    bind(caseWith({ at: '/body/value', from: fresh() }, ...binds), binding({ learned: () => known }))

  it('stands where its name stands', () => {
    expect(bodyOf(named('n-1', learned('/body/value/name')))).toMatchObject({ name: 'n-1' })
  })

  it('is text where there was text', () => {
    expect(bodyOf(named(17, learned('/body/value/name')))).toMatchObject({ name: '17' })
  })

  it.each([
    ['there is none', undefined, '/body/value/name'],
    ['it is null', null, '/body/value/name'],
    ['the schema refuses it', 'x'.repeat(100_000), '/body/value/name'],
    ['its place is not there', 'n-1', '/body/value/absent'],
  ])('changes nothing where %s', (_, known, at) => {
    expect(named(known, learned(at))).toEqual(named(undefined))
  })
})
