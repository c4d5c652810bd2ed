import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import type { Bind, Case } from '#model/case.ts'
import { reachesMany, reachesOurs } from '#generators/reaching.ts'
import { caseOf, thing } from '#test/subjects.ts'

const { operation } = thing({ '200': { description: 'done' } })

describe('requests that reach many', () => {
  it.each([
    ['POST', '/parcels/batch_delete', true],
    ['PATCH', '/orders/bulk-update', true],
    ['DELETE', '/things', true],
    ['DELETE', '/things/{id}', false],
    ['POST', '/things', false],
    ['POST', '/orders/bulk', false],
  ])('%s %s: %s', (method, path, many) => {
    expect(reachesMany({ ...operation, method, path })).toBe(many)
  })
})

const asking = (value: Json | undefined, binds: readonly Bind[] = []): Case => {
  const plain = caseOf('deleteMany')
  const body = value === undefined ? {} : { body: { kind: 'json' as const, mediaType: 'application/json', value } }
  return { ...plain, parts: { ...plain.parts, ...body }, binds }
}
const own = (at: Bind['at']): Bind => ({ at, from: { kind: 'fixture', resource: '/things/{}', owner: 'main', use: 'own' } })

describe('what they may name', () => {
  it.each<[string, Case, boolean]>([
    ['a number that may be the id of anything', asking({ ids: [117] }), false],
    ['what the run has made', asking({ ids: [117] }, [own('/body/value/ids/0')]), true],
    ['that, and another', asking({ ids: [117, 118] }, [own('/body/value/ids/0')]), false],
    ['items with ids', asking({ items: [{ id: 'a7', amount: 5 }] }), false],
    ['the whole body', asking([5]), false],
    ['what nothing can be called', asking({ ids: [-1, 0.5, ''] }), true],
    ['a UUID of nobody', asking({ ids: ['81f0aed4-1d67-438d-8d19-c40d6d2bafd3'] }), true],
    ['numbers that are no ids', asking({ count: 5 }), true],
    ['nothing', asking(undefined), true],
  ])('%s', (_, testCase, isOurs) => {
    expect(reachesOurs(testCase)).toBe(isOurs)
  })

  it('says nothing that cannot be read, unless it is written from what was made', () => {
    const raw = { kind: 'raw' as const, mediaType: 'application/json', base64: '' }
    const plain = asking(undefined)
    expect(reachesOurs({ ...plain, parts: { ...plain.parts, body: raw } })).toBe(false)
    expect(reachesOurs({ ...plain, parts: { ...plain.parts, body: raw }, binds: [own('/body/value/ids/0')] })).toBe(true)
  })
})
