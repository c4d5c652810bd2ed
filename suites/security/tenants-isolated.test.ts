import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '#lib/json.ts'
import { tenantsIsolated } from '#suites/security/tenants-isolated.ts'
import { noParts, sequenceSubject, thing, told, type Given, type Played } from '#test/subjects.ts'

const { operation: create, lens } = thing({ '201': { description: 'made' } })
const read = { ...create, id: 'readThing', method: 'GET' }
const list = { ...create, id: 'listThings', method: 'GET' }
const remove = { ...create, id: 'deleteThing', method: 'DELETE' }
const owned = { id: 7, name: 'unheard-of', created_at: '2026-01-01T00:00:00Z' }
const parts = { ...noParts, path: { id: 7 as Json } }

const seen: Played = { operation: read, role: 'setup', status: 200, body: owned, parts }
const claim = { check: 'tenants-isolated', id: { kind: 'sent', step: 0, at: '/path/id' }, shownAt: '/body' } as const
const reading = (given: Given): string =>
  told(tenantsIsolated, sequenceSubject([seen, { operation: read, role: 'act', actor: 'stranger', ...given }], claim), lens)
const listing = (given: Given): string =>
  told(
    tenantsIsolated,
    sequenceSubject([seen, { operation: list, role: 'act', actor: 'stranger', ...given }], { ...claim, within: '/body/items' }),
    lens,
  )
const writing = (status: number, after: Given): string =>
  told(
    tenantsIsolated,
    sequenceSubject(
      [seen, { operation: remove, role: 'act', actor: 'stranger', status }, { operation: read, role: 'observe', ...after }],
      claim,
    ),
    lens,
  )
const leak = 'violation: wanted 403, 404 or nothing of another tenant, got 200 with what the other tenant has'

describe('tenants-isolated', () => {
  it('says where a refusal tells what it refuses', () => {
    const named: Played = { ...seen, body: { ...owned, name: 'Anna Blum' } }
    const refused = (body: JsonObject): string =>
      told(tenantsIsolated, sequenceSubject([named, { operation: read, role: 'act', actor: 'stranger', status: 404, body }], claim), lens)
    expect(refused({ message: 'Anna Blum is of another house' })).toBe(
      'violation: wanted a refusal that says nothing of what another tenant has, got 404 that says "Anna Blum"',
    )
    expect(refused({ message: 'there is no thing 7' })).toBe('pass')
  })

  it.each<[string, Given, string]>([
    ['not found', { status: 404 }, 'pass'],
    ['forbidden', { status: 403 }, 'pass'],
    ['the same thing', { status: 200, body: owned }, leak],
    ['the same thing, looked at later', { status: 200, body: { ...owned, last_read_at: '2026-01-02T00:00:00Z' } }, leak],
    ['its own thing of the same number', { status: 200, body: { ...owned, name: 'another name' } }, 'pass'],
    ['nothing', { status: 200 }, 'pass'],
    ['a credential that is none', { status: 401 }, "inconclusive: the stranger's credential was refused"],
    ['no answer', {}, 'inconclusive: there was no response'],
  ])('reading: %s', (_, given, expected) => {
    expect(reading(given)).toBe(expected)
  })

  it.each<[string, readonly JsonObject[], string]>([
    ['an empty list', [], 'pass'],
    ['others', [{ id: 8 }], 'pass'],
    ['the item', [{ id: 8 }, { id: 7 }], leak],
  ])('listing: %s', (_, items, expected) => {
    expect(listing({ status: 200, body: { items } })).toBe(expected)
  })

  it.each<[string, number, Given, string]>([
    ['refused', 404, { status: 200, body: owned }, 'pass'],
    ['answered 204 for what the caller does not have', 204, { status: 200, body: owned }, 'pass'],
    ['looked at meanwhile', 200, { status: 200, body: { ...owned, last_read_at: 'x', views: 3 } }, 'pass'],
    ['deleted', 204, { status: 404 }, 'violation: wanted 403 or 404, and everything as it was, got 204, and its owner finds it gone'],
    [
      'changed',
      200,
      { status: 200, body: { ...owned, name: 'changed' } },
      'violation: wanted 403 or 404, and everything as it was, got 200, and its owner finds name changed',
    ],
    ['the owner cannot look', 200, { status: 500 }, 'inconclusive: its owner was answered 500'],
  ])('writing: %s', (_, status, after, expected) => {
    expect(writing(status, after)).toBe(expected)
  })
})
