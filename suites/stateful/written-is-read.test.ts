import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import type { Claim } from '#model/case.ts'
import { writtenIsRead } from '#suites/stateful/written-is-read.ts'
import { aspect, create, judged, lens, list, patch, put, read, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { sequenceSubject, told } from '#test/subjects.ts'

const judge = (sent: JsonObject, seen: JsonObject): string => judged(writtenIsRead, [writes(create, sent), shows(seen)])

describe('written-is-read', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    ['all as sent', { title: 'a', pages: 2, colours: ['x'] }, { id: 'i', title: 'a', pages: 2, colours: ['x'] }, 'pass'],
    ['more than was sent', { title: 'a' }, { title: 'a', pages: 7, note: 'filled in' }, 'pass'],
    ['null for nothing', { note: null }, {}, 'pass'],
    ['another text', { title: 'a' }, { title: 'b' }, 'violation: wanted "a" at /title, as it was sent, got "b"'],
    ['not stored', { pages: 2 }, { pages: 0 }, 'violation: wanted 2 at /pages, as it was sent, got 0'],
    ['not shown', { pages: 2 }, {}, 'violation: wanted 2 at /pages, as it was sent, got nothing'],
    ['emptied', { colours: ['x'] }, { colours: [] }, 'violation: wanted ["x"] at /colours, as it was sent, got []'],
    ['trimmed and in lower case', { title: ' Ann ' }, { title: 'ann' }, 'policy: wanted " Ann " at /title, as it was sent, got "ann"'],
    [
      'in another order',
      { colours: ['x', 'y'] },
      { colours: ['y', 'x'] },
      'policy: wanted ["x","y"] at /colours, as it was sent, got ["y","x"]',
    ],
    ["a state that is the server's", { status: 'open' }, { status: 'new' }, 'policy: wanted "open" at /status, as it was sent, got "new"'],
    ['what the answer could not hold', { pages: 'two' }, { pages: 2 }, 'pass'],
    ['an answer that breaks its schema, which is told elsewhere', { pages: 2 }, { pages: 'two' }, 'pass'],
  ])('%s', (_, sent, seen, verdict) => {
    expect(judge(sent, seen)).toBe(verdict)
  })

  it.each<[string, string, number, string, string]>([
    ['is gone after it', 'a1b2c3d4e5', 404, 'Emma', 'violation: wanted what was changed, got 404'],
    ['has moved with its name', 'persuasion', 404, 'Persuasion', 'inconclusive: the observation answered 404'],
    ['has an id that says too little', 'a1', 404, 'Emma', 'inconclusive: the observation answered 404'],
    ['cannot be looked at', 'a1b2c3d4e5', 403, 'Emma', 'inconclusive: the observation answered 403'],
  ])('what was changed %s', (_, id, status, title, verdict) => {
    const steps = [writes(create, { title }, { role: 'setup', body: { id } }), writes(patch, { pages: 2 }), shows({}, { status })] as const
    expect(judged(writtenIsRead, [...steps], { id: { kind: 'step', step: 0, at: '/body/id' } })).toBe(verdict)
  })

  it('holds changes to what they sent, not to what was there before', () => {
    const steps = [writes(create, { title: 'a', pages: 1 }, { role: 'setup' }), writes(patch, { title: 'b' })] as const
    expect(judged(writtenIsRead, [...steps, shows({ title: 'b', pages: 1 })])).toBe('pass')
    expect(judged(writtenIsRead, [...steps, shows({ title: 'a', pages: 1 })])).toBe(
      'violation: wanted "b" at /title, as it was sent, got "a"',
    )
  })

  it('leaves it to a read which members it shows, where the client may choose them', () => {
    const choosing = {
      ...read,
      parameters: [
        { name: 'fields', in: 'query', required: false, at: '/p', style: 'form', explode: true, allowReserved: false, examplesAt: [] },
      ],
    } as const
    const of = (seen: JsonObject): string => judged(writtenIsRead, [writes(put, { pages: 2 }), { ...shows(seen), operation: choosing }])
    expect(of({})).toBe('policy: wanted 2 at /pages, as it was sent, got nothing')
    expect(of({ pages: 3 })).toBe('violation: wanted 2 at /pages, as it was sent, got 3')
  })

  it('finds it in a list by its id', () => {
    const claim: Partial<Claim> = { within: '/body', id: { kind: 'step', step: 0, at: '/body/id' }, about: [aspect('pages')] }
    const of = (seen: readonly JsonObject[]): string =>
      judged(writtenIsRead, [writes(create, { pages: 2 }, { body: { id: 'i' } }), { ...shows(seen), operation: list }], claim)
    expect(
      of([
        { id: 'h', pages: 9 },
        { id: 'i', pages: 2 },
      ]),
    ).toBe('pass')
    expect(of([{ id: 'i', pages: 9 }])).toBe('violation: wanted 2 at /pages, as it was sent, got 9')
    expect(of([{ id: 'h', pages: 9 }])).toBe('inconclusive: the observation does not show the resource')
  })

  it.each([
    ['queued', 'b', 'inconclusive: the write was only accepted, not done'],
    ['done', 'ay', 'pass'],
    ['done', '', 'violation: wanted "ay" at /note, as it was sent, got ""'],
    ['done', null, 'policy: wanted "ay" at /note, as it was sent, got null'],
  ])('waits for what was accepted until it has ended: %s with %j', (state, note, verdict) => {
    const steps = [writes(create, { note: 'ay' }, { status: 202 }), shows({ state, note })] as const
    const played = sequenceSubject(steps, { check: 'written-is-read', shownAt: '/body', about: [aspect('note')] })
    const [first, seen] = played.trace.sequence.cases
    if (seen === undefined) throw new Error('two steps were played')
    const repeat = { by: 'poll', stateAt: '/body/state', pending: ['queued'], everyMs: 1000, max: 2 } as const
    const sequence = { ...played.trace.sequence, cases: [first, { ...seen, repeat }] as const }
    expect(told(writtenIsRead, { ...played, trace: { ...played.trace, sequence } }, lens)).toBe(verdict)
  })

  it.each([
    ['only accepted', { status: 202 }, { status: 200 }, 'inconclusive: the write was only accepted, not done'],
    ['not readable', { status: 201 }, { status: 404 }, 'inconclusive: the observation answered 404'],
    ['no answer', { status: 201 }, {}, 'inconclusive: no answer within 30 s'],
    [
      'from a cache',
      { status: 201 },
      { status: 200, headers: [['age', '12']] as const },
      'inconclusive: the observation came from a cache',
    ],
  ])('does not judge what is %s', (_, written, seen, verdict) => {
    expect(
      judged(writtenIsRead, [writes(create, { title: 'a' }, written), { operation: read, role: 'observe', body: { title: 'b' }, ...seen }]),
    ).toBe(verdict)
  })
})
