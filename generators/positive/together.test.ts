import { describe, expect, it } from 'vitest'
import { isObject } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import { conform, openShipped, openText, wholePlan } from '#test/in-process.ts'

const shelves = openText(`
openapi: 3.1.0
info: {title: Shelves, version: '1'}
paths:
  /books:
    get:
      operationId: findBooks
      parameters:
        - {name: a, in: query, schema: {type: boolean}}
        - {name: b, in: query, schema: {type: integer, minimum: 1}}
        - {name: c, in: query, schema: {type: boolean}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object}}}}}}
    post:
      operationId: addBook
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [title]
              properties:
                title: {type: string}
                pages: {type: integer}
                author: {type: object, properties: {first: {type: string}, last: {type: string}}}
                blurb: {type: string}
      responses: {'201': {description: made}}
`)
const positives = (operation: string): readonly Sequence[] =>
  wholePlan(shelves, 1).sequences.filter((one) => one.phase === 'positive' && one.operation === operation)

const seesPairs = (names: readonly string[], sets: readonly ReadonlySet<string>[]): void => {
  for (const a of names) {
    for (const b of names.filter((name) => name > a)) {
      const pairs = new Set(sets.map((set) => `${set.has(a)} ${set.has(b)}`))
      expect([a, b, ...pairs]).toEqual(expect.arrayContaining(['true true', 'true false', 'false true', 'false false']))
    }
  }
}

describe('sets of what is optional', () => {
  it('show every two parameters together and apart', () => {
    const sets = positives('findBooks').map(({ cases }) => new Set(cases.at(-1)?.parts.query.map(([name]) => name)))
    seesPairs(['a', 'b', 'c'], sets)
  })

  it('show every two properties together and apart, nested ones in their object', () => {
    const sets = positives('addBook').map(({ cases }) => {
      const body = cases.at(-1)?.parts.body
      const value = body?.kind === 'json' && isObject(body.value) ? body.value : {}
      const author = isObject(value['author']) ? Object.keys(value['author']) : []
      return new Set([...Object.keys(value), ...author])
    })
    seesPairs(['pages', 'blurb', 'author'], sets)
    seesPairs(['pages', 'blurb', 'first'], sets)
    expect(sets.some((set) => set.has('first') && !set.has('last'))).toBe(true)
  })

  it('stay few', () => {
    const { sequences } = wholePlan(openShipped('langdock'), 1)
    for (const [operation, own] of Map.groupBy(
      sequences.filter(({ phase, claim }) => phase === 'positive' && claim === undefined),
      (one) => one.operation,
    ))
      expect([operation, own.length]).toEqual([operation, expect.toSatisfy((count: number) => count <= 60)])
  })
})

it('a server that fails for two together is found out', async () => {
  const { findings } = await conform(shelves, {
    between: (send) => (request, signal) =>
      request.url.includes('a=') && request.url.includes('c=') && !request.url.includes('b=')
        ? Promise.resolve({ kind: 'response', status: 500, headers: [], base64: '' })
        : send(request, signal),
  })
  expect(findings.filter(({ check }) => check === 'no-server-error')).toMatchObject([{ operation: { id: 'findBooks' }, confirmed: '3/3' }])
})
