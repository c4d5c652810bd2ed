import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { bulkChangeEqualsSingles } from '#suites/stateful/bulk-change-equals-singles.ts'
import { aspect, create, lens, patch, read, remove } from '#suites/stateful/lives.testdata.ts'
import { noParts, sequenceSubject, told, type Given, type Played } from '#test/subjects.ts'

const ids = ['1', '2', '3']
const results = (first: JsonObject = {}, second: JsonObject = {}): JsonObject => ({
  results: [
    { id: '1', ...first },
    { id: '2', ...second },
  ],
})
const shown = (title: string): Given => ({ status: 200, body: { title } })
const gone: Given = { status: 404 }

/** Three were made, called `a`, and the first two named: `after` is how each looks then. */
function judge(does: 'update' | 'delete', answer: Given, after: readonly Given[]): string {
  const value = { things: ids.slice(0, 2).map((id) => ({ id, ...(does === 'update' && { title: `new ${id}` }) })) }
  const seen = (given: Given, role: Played['role'], id: string): Played => ({
    operation: read,
    role,
    parts: { ...noParts, path: { id } },
    ...given,
  })
  const steps: readonly Played[] = [
    ...ids.map((id): Played => ({ operation: create, role: 'setup', status: 201, body: { id } })),
    ...ids.map((id) => seen(shown('a'), 'setup', id)),
    {
      operation: does === 'update' ? patch : remove,
      role: 'act',
      parts: { ...noParts, body: { kind: 'json', mediaType: 'application/json', value } },
      ...answer,
    },
    ...after.map((given, index) => seen(given, 'observe', ids[index] ?? '')),
  ]
  const [first = seen(gone, 'setup', ''), ...others] = steps
  const claim = {
    check: 'bulk-change-equals-singles',
    shownAt: '/body',
    listing: { itemsAt: '/body/results', idAt: '/id', own: [0, 1].map((step) => ({ kind: 'step', step, at: '/body/id' }) as const) },
    sentAt: '/body/value/things',
    sentIdAt: '/id',
    ...(does === 'update' && { about: [aspect('title')] }),
  }
  return told(bulkChangeEqualsSingles, sequenceSubject([first, ...others], claim), lens)
}

const done = { status: 207, body: results({ status: 200 }, { status: 204 }) }
const changed = [shown('new 1'), shown('NEW 2'), shown('a')]

describe('bulk-change-equals-singles', () => {
  it.each<[string, Given, readonly Given[], string]>([
    ['each changed', done, changed, 'pass'],
    ['each changed, and no results', { status: 204 }, changed, 'pass'],
    ['one forgotten', done, [shown('new 1'), shown('a'), shown('a')], 'violation: wanted "new 2" at /title, as it was sent, got "a"'],
    ['one lost', done, [shown('new 1'), gone, shown('a')], 'violation: wanted the resource, changed, got 404'],
    [
      'one too many',
      done,
      [shown('new 1'), shown('new 2'), shown('new 1')],
      'violation: wanted "a" at /title of what the request does not name, got "new 1"',
    ],
    [
      'one refused',
      { status: 207, body: results({ status: 200 }, { status: 409 }) },
      [shown('new 1'), shown('a'), shown('a')],
      'inconclusive: the answer says that not all of it was done',
    ],
    [
      'one with an error',
      { status: 200, body: results({}, { error: { code: 'locked' } }) },
      [shown('new 1'), shown('a'), shown('a')],
      'inconclusive: the answer says that not all of it was done',
    ],
    [
      'failures beside the results',
      { status: 200, body: { ...results(), failed: 1 } },
      [shown('new 1'), shown('a'), shown('a')],
      'inconclusive: the answer says that not all of it was done',
    ],
    [
      'one refused, and changed',
      { status: 207, body: results({ status: 200 }, { status: 409 }) },
      [shown('new 1'), shown('new 2'), shown('a')],
      'policy: wanted what it was, since its result says that nothing was done, got "new 2" at /title, as it was sent',
    ],
    ['only accepted', { status: 202 }, [shown('a'), shown('a'), shown('a')], 'inconclusive: the change was only accepted, not done'],
    ['a failure in the way', done, [{ status: 500 }, shown('new 2'), shown('a')], 'pass'],
  ])('update: %s', (_, answer, after, verdict) => {
    expect(judge('update', answer, after)).toBe(verdict)
  })

  it.each<[string, Given, readonly Given[], string]>([
    ['each gone', done, [gone, { status: 410 }, shown('a')], 'pass'],
    ['one still there', done, [gone, shown('a'), shown('a')], 'violation: wanted 404 or 410, got still there'],
    ['one that says that it is cancelled', done, [gone, shown('a (cancelled)'), shown('a')], 'policy: wanted 404 or 410, got still there'],
    ['one too many', done, [gone, gone, gone], 'violation: wanted what the request does not name, as before, got 404'],
    [
      'one refused, and gone',
      { status: 207, body: results({ status: 204 }, { status: 409 }) },
      [gone, gone, shown('a')],
      'policy: wanted what it was, since its result says that nothing was done, got 404',
    ],
    [
      'one refused in words',
      { status: 200, body: results({ status: 'deleted' }, { status: 'not found' }) },
      [gone, shown('a'), shown('a')],
      'inconclusive: the answer says that not all of it was done',
    ],
  ])('delete: %s', (_, answer, after, verdict) => {
    expect(judge('delete', answer, after)).toBe(verdict)
  })
})
