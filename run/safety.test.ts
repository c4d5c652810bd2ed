import { describe, expect, it } from 'vitest'
import type { Plan } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { SafeMode, Target } from '#model/target.ts'
import type { Instance } from '#run/fixture-pool.ts'
import { safetyOf } from '#run/safety.ts'
import { caseOf, thing } from '#test/subjects.ts'

const { operation } = thing({ '201': { description: 'made' } })
const act = (method: string): Operation => ({ ...operation, id: method.toLowerCase(), method })
const ours: Instance = { resource: 'thing', id: 't1', ours: true }
const theirs: Instance = { ...ours, ours: false }
const way = { by: 'create', case: caseOf('post'), idAt: '/body/id' } as const
const plan = (undo?: string): Plan => ({
  hash: '',
  seed: 1,
  sequences: [],
  fixtures: { thing: { resource: 'thing', ways: [way], ...(undo !== undefined && { undo }) } },
})
const target = (where: 'live' | 'loopback' | 'mock'): Target => ({
  baseUrl: 'http://things.test',
  mock: where === 'mock',
  loopback: where !== 'live',
  send: () => Promise.reject(new Error('not here')),
  tokens: {},
  extraHeaders: [],
})
const all = ['read-only', 'sandbox', 'full'] as const
const foreign = 'the run did not make the thing that this would write to'

describe('what may be sent', () => {
  it.each<[SafeMode | readonly SafeMode[], 'live' | 'loopback' | 'mock', string, Instance, true | string]>([
    [all, 'live', 'GET', theirs, true],
    [all, 'live', 'HEAD', theirs, true],
    [['sandbox', 'full'], 'live', 'OPTIONS', theirs, true],
    ['read-only', 'loopback', 'OPTIONS', ours, '--safe read-only sends no OPTIONS'],
    ['read-only', 'live', 'POST', ours, '--safe read-only sends no POST'],
    ['read-only', 'mock', 'DELETE', ours, '--safe read-only sends no DELETE'],
    ['sandbox', 'live', 'POST', ours, true],
    ['sandbox', 'live', 'DELETE', ours, true],
    ['sandbox', 'live', 'POST', theirs, foreign],
    ['sandbox', 'live', 'PATCH', theirs, foreign],
    ['sandbox', 'live', 'DELETE', theirs, foreign],
    ['sandbox', 'loopback', 'POST', theirs, foreign],
    ['sandbox', 'loopback', 'PUT', theirs, foreign],
    ['sandbox', 'loopback', 'DELETE', theirs, foreign],
    ['sandbox', 'mock', 'DELETE', theirs, true],
    ['full', 'live', 'DELETE', theirs, true],
  ])('%s, %s: %s', (modes, where, method, used, permitted) => {
    for (const mode of [modes].flat() as readonly SafeMode[]) {
      expect(safetyOf(plan('delete'), target(where), mode).permits(caseOf('x'), act(method), [used])).toEqual(permitted)
    }
  })

  it('goes by the method that is sent, not by that of the operation', () => {
    const { permits } = safetyOf(plan('delete'), target('live'), 'read-only')
    expect(permits(caseOf('get', { method: 'DELETE' }), act('GET'), [])).toBe('--safe read-only sends no DELETE')
    expect(permits(caseOf('post', { method: 'GET' }), act('POST'), [])).toBe(true)
  })

  it('guesses no number on a live system, and deletes nothing by naming nothing', () => {
    const sandbox = (where: 'live' | 'loopback') => safetyOf(plan('delete'), target(where), 'sandbox')
    const fresh = { at: '/path/id', from: { kind: 'fresh', schemaAt: '/x', recipe: { shape: 'minimal' } } } as const
    const guessing = (id: string | number) => ({ ...caseOf('x', { parts: { ...caseOf('x').parts, path: { id } } }), binds: [fresh] })
    const refused = 'this might reach what the run did not make'
    expect(sandbox('live').permits(guessing(117), { ...act('PATCH'), path: '/things/{id}' }, [])).toBe(refused)
    expect(sandbox('live').permits(guessing('81f0aed4'), { ...act('PATCH'), path: '/things/{id}' }, [])).toBe(true)
    expect(sandbox('live').permits(caseOf('x'), act('DELETE'), [])).toBe(refused)
    expect(sandbox('live').permits(caseOf('x'), act('DELETE'), [ours])).toBe(true)
    expect(sandbox('loopback').permits(guessing(117), act('DELETE'), [])).toBe(true)
  })

  it('on this machine a POST may go below what nothing can make', () => {
    const listed: Plan = { ...plan(), fixtures: { thing: { resource: 'thing', ways: [{ ...way, by: 'list' }] } } }
    const { permits } = safetyOf(listed, target('loopback'), 'sandbox')
    expect([permits(caseOf('x'), act('POST'), [theirs]), permits(caseOf('x'), act('PUT'), [theirs])]).toEqual([true, foreign])
    expect(safetyOf(listed, target('live'), 'sandbox').permits(caseOf('x'), act('POST'), [theirs])).toBe(foreign)
  })

  it('one of many used things that is not ours is enough', () => {
    expect(safetyOf(plan('delete'), target('live'), 'sandbox').permits(caseOf('x'), act('PUT'), [ours, theirs, ours])).toBe(foreign)
  })
})

describe('the creation budget', () => {
  it.each<[string, SafeMode, 'live' | 'loopback' | 'mock', string | undefined, boolean]>([
    ['what cannot be deleted is made once', 'sandbox', 'live', undefined, false],
    ['what can be deleted is made freely', 'sandbox', 'live', 'delete', true],
    ['on this machine creating is free', 'sandbox', 'loopback', undefined, true],
    ['--safe full lifts it', 'full', 'live', undefined, true],
  ])('%s', (_, mode, where, undo, again) => {
    const safety = safetyOf(plan(undo), target(where), mode)
    expect(safety.permits(caseOf('post'), act('POST'), [])).toBe(true)
    safety.created(act('POST'))
    expect(safety.permits(caseOf('post'), act('POST'), [])).toEqual(
      again ? true : 'creation budget: what this makes could not be removed again',
    )
  })
})
