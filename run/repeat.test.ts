import { describe, expect, it } from 'vitest'
import type { JsonObject, Pairs } from '#lib/json.ts'
import type { Parts, Repeat } from '#model/case.ts'
import type { Exchange } from '#model/exchange.ts'
import { nextTurn } from '#run/repeat.ts'
import { exchangeOf, noParts, outcomeOf, thing } from '#test/subjects.ts'

const parameters = ['cursor', 'page', 'offset', 'limit'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
const { operation } = thing({ '200': { description: 'ok' } }, { parameters })
const answer = (body: JsonObject, headers: Pairs = []): Exchange => exchangeOf(0, 'GET', outcomeOf({ status: 200, body, headers }))
const parts = (...query: Parts['query']): Parts => ({ ...noParts, query })
const walk = (by: 'cursor' | 'page' | 'offset' | 'link', more: Partial<Repeat> = {}): Repeat =>
  // Only members of its own kind are given.
  ({ by, parameter: by === 'link' ? 'page' : by, itemsAt: '/body/items', size: 2, max: 9, nextAt: '/body/next', ...more }) as Repeat
/** No cursor in the answer: its last item is one. */
const byId: Repeat = { by: 'cursor', parameter: 'cursor', itemsAt: '/body/items', idAt: '/id', size: 2, max: 9 }
const next = (repeat: Repeat, asked: Parts, last: Exchange): Parts['query'] | undefined =>
  nextTurn(repeat, 1, operation, asked, last)?.parts.query

describe('the next page', () => {
  it.each<[string, Repeat, Parts, Exchange, Parts['query'] | undefined]>([
    [
      'a cursor',
      walk('cursor'),
      parts(['limit', 2]),
      answer({ items: [1], next: 'c2' }),
      [
        ['limit', 2],
        ['cursor', 'c2'],
      ],
    ],
    ['another cursor', walk('cursor'), parts(['cursor', 'c2']), answer({ items: [], next: 'c3' }), [['cursor', 'c3']]],
    ['no cursor', walk('cursor'), parts(), answer({ items: [1, 2], next: null }), undefined],
    ['a cursor, and no more', walk('cursor', { moreAt: '/body/more' }), parts(), answer({ items: [1], next: 'c', more: false }), undefined],
    ['the id of the last item', byId, parts(['cursor', 'a']), answer({ items: [{ id: 'b' }, { id: 'c' }] }), [['cursor', 'c']]],
    ['a number of the last item', byId, parts(), answer({ items: [{ id: 7 }] }), [['cursor', 7]]],
    ['after an id, no more', { ...byId, moreAt: '/body/more' }, parts(), answer({ items: [{ id: 'b' }], more: false }), undefined],
    ['after an id, nothing', byId, parts(['cursor', 'c']), answer({ items: [] }), undefined],
    ['no list', walk('cursor'), parts(), answer({ next: 'c2' }), undefined],
    ['a number', walk('page'), parts(['page', 1]), answer({ items: [1, 2] }), [['page', 2]]],
    ['a short page', walk('page'), parts(['page', 1]), answer({ items: [1] }), undefined],
    [
      'a short page that ends the total',
      walk('page', { totalAt: '/body/total' }),
      parts(['page', 2]),
      answer({ items: [1], total: 3 }),
      undefined,
    ],
    [
      'a server that gives fewer',
      walk('page', { totalAt: '/body/total' }),
      parts(['page', 2]),
      answer({ items: [1], total: 5 }),
      [['page', 3]],
    ],
    [
      'a short page, and more',
      walk('page', { moreAt: '/body/more' }),
      parts(['page', 1]),
      answer({ items: [1], more: true }),
      [['page', 2]],
    ],
    ['the total', walk('page', { totalAt: '/body/total' }), parts(['page', 2]), answer({ items: [1, 2], total: 4 }), undefined],
    ['an offset', walk('offset'), parts(['offset', 4]), answer({ items: [1, 2] }), [['offset', 6]]],
    ['an empty page', walk('offset', { moreAt: '/body/more' }), parts(['offset', 4]), answer({ items: [], more: true }), undefined],
    [
      'a link',
      walk('link'),
      parts(['limit', 2]),
      answer({ items: [1], next: '/things?page=2&key=secret' }),
      [
        ['limit', 2],
        ['page', '2'],
      ],
    ],
    ['a link to elsewhere', walk('link'), parts(), answer({ items: [1], next: 'https://evil.test/other?page=2' }), undefined],
    [
      'a Link header',
      walk('link', { nextAt: '/headers/link' }),
      parts(),
      answer({ items: [1] }, [['link', '<http://x/things?page=1>; rel="prev", <http://x/things?page=3>; rel="next"']]),
      [['page', '3']],
    ],
  ])('%s', (_, repeat, asked, last, query) => {
    expect(next(repeat, asked, last)).toEqual(query)
  })

  it('comes no more than so often', () => {
    expect(nextTurn(walk('cursor'), 9, operation, parts(), answer({ items: [1], next: 'c' }))).toBeUndefined()
  })
})

describe('asking again', () => {
  const poll: Repeat = { by: 'poll', stateAt: '/body/state', pending: ['queued'], everyMs: 1000, max: 5 }
  it.each<[string, Exchange, number | undefined]>([
    ['while it is pending', answer({ state: 'queued' }), 1000],
    ['later, where it is asked to', answer({ state: 'queued' }, [['retry-after', '3']]), 3000],
    ['not much later', answer({ state: 'queued' }, [['retry-after', '3600']]), 10_000],
    ['no longer, once it has ended', answer({ state: 'done' }), undefined],
    ['not where nothing is said', answer({}), undefined],
  ])('%s', (_, last, waitMs) => {
    expect(nextTurn(poll, 1, operation, noParts, last)?.waitMs).toBe(waitMs)
  })
})
