import { describe, expect, it } from 'vitest'
import type { Trace } from '#model/exchange.ts'
import { readableAfterCreate } from '#suites/stateful/readable-after-create.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation: create, lens } = thing({ '201': { description: 'made' } })
const read = { ...create, id: 'readThing', method: 'GET', at: '/paths/~1things~1{id}/get' }
const id = { kind: 'step', step: 0, at: '/body/id' } as const
const made = { operation: create, role: 'act', status: 201, body: { id: 't1' } } as const
const judge = (seen: Given, within?: string, more: Partial<Trace> = {}): string =>
  told(
    readableAfterCreate,
    sequenceSubject(
      [made, { operation: read, role: 'observe', ...seen }],
      { check: 'readable-after-create', id, ...(within !== undefined && { within }) },
      more,
    ),
    lens,
  )

describe('readable-after-create', () => {
  it.each<[string, Given, string]>([
    ['it is there', { status: 200 }, 'pass'],
    ['it is not there', { status: 404 }, 'violation: wanted the created resource, got 404'],
    ['it is already gone', { status: 410 }, 'violation: wanted the created resource, got 410'],
    ['not allowed to look', { status: 403 }, 'inconclusive: the observation answered 403'],
    ['a limiter in the way', { status: 429 }, 'inconclusive: the observation answered 429'],
    ['a failure', { status: 500 }, 'inconclusive: the observation answered 500'],
    ['no response', {}, 'inconclusive: no answer within 30 s'],
  ])('by its own read: %s', (_, seen, verdict) => {
    expect(judge(seen)).toBe(verdict)
  })

  it.each<[string, Given, string]>([
    ['the parent lists it', { status: 200, body: { things: [{ id: 't0' }, { id: 't1' }] } }, 'pass'],
    ['the parent lists bare ids', { status: 200, body: { things: ['t1'] } }, 'pass'],
    [
      'the parent lists others',
      { status: 200, body: { things: [{ id: 't0' }] } },
      'violation: wanted the created resource, got not listed in its parent',
    ],
    [
      'the parent lists nothing',
      { status: 200, body: { things: [] } },
      'violation: wanted the created resource, got not listed in its parent',
    ],
    ['the parent has no list', { status: 200, body: { thing: 1 } }, 'inconclusive: the parent shows no list at /body/things'],
    ['the parent is gone', { status: 404 }, 'inconclusive: the observation answered 404'],
  ])('in its parent: %s', (_, seen, verdict) => {
    expect(judge(seen, '/body/things')).toBe(verdict)
  })

  it('promises nothing yet where the creation was only accepted, after the limiter let it through', () => {
    const subject = sequenceSubject(
      [
        { ...made, status: 429 },
        { operation: read, role: 'observe', status: 404 },
      ],
      { check: 'readable-after-create', id },
    )
    const [limited, seen] = subject.trace.exchanges
    if (limited === undefined || seen === undefined) throw new Error('two steps were played')
    const accepted = { ...limited, outcome: { kind: 'response', status: 202, headers: [], base64: '' } as const }
    expect(told(readableAfterCreate, { ...subject, trace: { ...subject.trace, exchanges: [limited, accepted, seen] } }, lens)).toBe(
      'inconclusive: the creation was only accepted, not done',
    )
  })

  it.each<[string, Given, string]>([
    ['it is not there', { status: 404 }, 'violation: wanted the created resource, got 404'],
    ['it is there', { status: 200 }, 'pass'],
  ])('was accepted with a state of its own: %s', (_, seen, verdict) => {
    const accepted = { ...made, status: 202, body: { id: 't1', state: 'queued' } }
    const about = [{ seenAt: '/body/state', clauses: ['/state'] as const }]
    const claim = { check: 'readable-after-create', id, about }
    expect(told(readableAfterCreate, sequenceSubject([accepted, { operation: read, role: 'observe', ...seen }], claim), lens)).toBe(verdict)
  })

  it('looks for the id that the last answer to the creation gave', () => {
    const subject = sequenceSubject([made, { operation: read, role: 'observe', status: 200, body: { things: ['t1'] } }], {
      check: 'readable-after-create',
      id,
      within: '/body/things',
    })
    const [created, seen] = subject.trace.exchanges
    if (created === undefined || seen === undefined) throw new Error('two steps were played')
    const limited = { ...created, outcome: { kind: 'response', status: 429, headers: [], base64: '' } as const }
    expect(told(readableAfterCreate, { ...subject, trace: { ...subject.trace, exchanges: [limited, created, seen] } }, lens)).toBe('pass')
  })

  it('points at the operation that looked', () => {
    const subject = sequenceSubject([made, { operation: read, role: 'observe', status: 404 }], { check: 'readable-after-create', id })
    expect(readableAfterCreate.inspect(subject, lens)).toMatchObject([{ clauses: [read.at], step: 1 }])
  })

  it('does not judge what broke on the way', () => {
    expect(judge({ status: 404 }, undefined, { broken: 'the run was stopped' })).toBe('inconclusive: the run was stopped')
  })
})
