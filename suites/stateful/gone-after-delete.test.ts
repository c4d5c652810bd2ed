import { describe, expect, it } from 'vitest'
import type { SequenceSubject } from '#model/check.ts'
import { goneAfterDelete } from '#suites/stateful/gone-after-delete.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation: create, lens } = thing({ '201': { description: 'made' } })
const read = { ...create, id: 'readThing', method: 'GET', at: '/paths/~1things~1{id}/get' }
const remove = { ...create, id: 'deleteThing', method: 'DELETE', at: '/paths/~1things~1{id}/delete' }
const id = { kind: 'step', step: 0, at: '/body/id' } as const
const lifeOf = (deleted: Given, seen: Given, within?: string): SequenceSubject =>
  sequenceSubject(
    [
      { operation: create, role: 'setup', status: 201, body: { id: 't1' } },
      { operation: read, role: 'setup', status: 200 },
      { operation: remove, role: 'act', ...deleted },
      { operation: read, role: 'observe', ...seen },
    ],
    { check: 'gone-after-delete', id, ...(within !== undefined && { within }) },
  )
const judge = (deleted: Given, seen: Given, within?: string): string => told(goneAfterDelete, lifeOf(deleted, seen, within), lens)

describe('gone-after-delete', () => {
  it.each<[string, Given, Given, string]>([
    ['gone', { status: 204 }, { status: 404 }, 'pass'],
    ['gone for good', { status: 200 }, { status: 410 }, 'pass'],
    ['still there', { status: 204 }, { status: 200 }, 'violation: wanted 404 or 410, got 200'],
    ['only accepted', { status: 202 }, { status: 200 }, 'inconclusive: the deletion was only accepted, not done'],
    ['not allowed to look', { status: 204 }, { status: 401 }, 'inconclusive: the observation answered 401'],
    ['a failure', { status: 204 }, { status: 500 }, 'inconclusive: the observation answered 500'],
    ['no response', { status: 204 }, {}, 'inconclusive: no answer within 30 s'],
  ])('by its own read: %s', (_, deleted, seen, verdict) => {
    expect(judge(deleted, seen)).toBe(verdict)
  })

  it.each<[string, number, string]>([
    ['a bad request, which it was not before', 400, 'violation: wanted 404, got 400'],
    ['a conflict', 409, 'violation: wanted 404, got 409'],
    ['forbidden: who may look may have gone with it', 403, 'inconclusive: the observation answered 403'],
  ])('where its read documents 404: %s', (_, status, verdict) => {
    const { operation } = thing({ '200': { description: 'a thing' }, '404': { description: 'none' } })
    const sound = lifeOf({ status: 204 }, { status })
    const subject = { ...sound, operation: (one: string) => ({ ...sound.operation(one), responses: operation.responses }) }
    expect(told(goneAfterDelete, subject, lens)).toBe(verdict)
  })

  it.each<[string, Given, string]>([
    ['no longer listed', { status: 200, body: { things: [{ id: 't0' }] } }, 'pass'],
    ['still listed', { status: 200, body: { things: [{ id: 't1' }] } }, 'violation: wanted no longer listed, got still listed'],
    ['the parent has no list', { status: 200, body: {} }, 'inconclusive: the parent shows no list at /body/things'],
    ['the parent itself is gone', { status: 404 }, 'inconclusive: the observation answered 404'],
  ])('in its parent: %s', (_, seen, verdict) => {
    expect(judge({ status: 200 }, seen, '/body/things')).toBe(verdict)
  })

  it.each([
    ['the first', 'violation: wanted 404 or 410, got 200'],
    ['the second', 'violation: wanted 404 or 410, got 200'],
    ['a tombstone', 'policy: wanted 404 or 410, got 200'],
  ])('what shows itself in an earlier version is not gone: %s', (text, verdict) => {
    const seen = (shown: string, role: 'setup' | 'observe') => ({ operation: read, role, status: 200, body: { id: 't1', text: shown } })
    const subject = sequenceSubject(
      [
        { operation: create, role: 'setup', status: 201, body: { id: 't1' } },
        seen('the first', 'setup'),
        { operation: { ...read, id: 'putThing', method: 'PUT' }, role: 'setup', status: 200 },
        seen('the second', 'setup'),
        { operation: remove, role: 'act', status: 204 },
        seen(text, 'observe'),
      ],
      { check: 'gone-after-delete', id },
    )
    expect(told(goneAfterDelete, subject, lens)).toBe(verdict)
  })

  it('goes by the last answer to the deletion, whatever came before', () => {
    const subject = lifeOf({ status: 429 }, { status: 200 })
    const exchanges = subject.trace.exchanges.flatMap((exchange) =>
      exchange.step === 2
        ? [exchange, { ...exchange, outcome: { kind: 'response', status: 202, headers: [], base64: '' } as const }]
        : [exchange],
    )
    expect(told(goneAfterDelete, { ...subject, trace: { ...subject.trace, exchanges } }, lens)).toBe(
      'inconclusive: the deletion was only accepted, not done',
    )
  })

  it('points at the deletion', () => {
    expect(goneAfterDelete.inspect(lifeOf({ status: 204 }, { status: 200 }), lens)).toMatchObject([{ clauses: [remove.at], step: 3 }])
  })
})
