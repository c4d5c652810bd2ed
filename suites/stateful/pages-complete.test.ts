import { describe, expect, it } from 'vitest'
import { pagesComplete } from '#suites/stateful/pages-complete.ts'
import { lens, list, things, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

const judge = (given: Walked): string => told(pagesComplete, walked('pages-complete', { by: 'cursor', ...given }), lens)

describe('pages-complete', () => {
  it.each<[string, Walked, string]>([
    ['every item once', { pages: [things('a', 'x'), things('b')] }, 'pass'],
    ['an empty page at the end', { pages: [things('a', 'b'), []] }, 'pass'],
    ['one twice', { pages: [things('x', 'a'), things('a', 'b')] }, 'violation: wanted every item on one page, got twice: a'],
    [
      'another of unknown making twice',
      { pages: [things('x', 'a'), things('x', 'b')] },
      'policy: wanted every item on one page, got twice: x',
    ],
    ['one left out', { pages: [things('x', 'a'), things('y')] }, 'violation: wanted all that was made, got not on any page: b'],
    ['none of them shown', { pages: [things('x'), things('y')] }, 'inconclusive: the list shows nothing of what was made'],
    [
      'more than anybody reads',
      { pages: [things('a'), things('x')], max: 2 },
      'inconclusive: 2 pages were not all: the end was not reached',
    ],
    ['all seen before the end', { pages: [things('a', 'b'), things('x')], max: 2 }, 'pass'],
    [
      'round in a circle',
      { pages: [things('a', 'b'), [], []], urls: ['0', '1', '1'], max: 3 },
      'violation: wanted a last page, got the next page is one that was read before',
    ],
    [
      'the same pages again',
      { pages: [things('a', 'b'), things('x', 'y'), things('a', 'b'), things('x')], max: 4 },
      'violation: wanted a last page, got the next page is one that was read before',
    ],
    ['no list', { pages: [[]], answer: { status: 200, body: { things: 1 } } }, 'inconclusive: the answer shows no list at /body/items'],
    ['an item without an id', { pages: [[{ name: 'a' }]] }, 'inconclusive: an item has no id at /id'],
    ['a failure', { pages: [[]], answer: { status: 503 } }, 'inconclusive: the list was not shown'],
  ])('%s', (_, given, verdict) => {
    expect(judge(given)).toBe(verdict)
  })

  it.each(['page', 'offset', 'link'] as const)('takes it as a matter of policy where pages are counted: %s', (by) => {
    expect(judge({ by, pages: [things('x', 'a'), things('a', 'b')] })).toBe('policy: wanted every item on one page, got twice: a')
    expect(judge({ by, pages: [things('x', 'a'), things('y')] })).toBe('policy: wanted all that was made, got not on any page: b')
  })

  it.each<[string, number, readonly (readonly string[])[], string]>([
    [
      'one twice',
      3,
      [
        ['x', 'a'],
        ['a', 'b'],
      ],
      'violation: wanted every item on one page, got twice: a',
    ],
    ['one left out', 4, [['x', 'a'], ['y']], 'violation: wanted all that was made, got not on any page: b'],
    ['a total that counts something else', 9, [['x', 'a'], ['y']], 'policy: wanted all that was made, got not on any page: b'],
    [
      'the same page',
      9,
      [
        ['a', 'x'],
        ['a', 'x'],
      ],
      'violation: wanted the next page, got the same items as on the page before',
    ],
  ])('is sure of counted pages whose total stands still: %s', (_, total, pages, verdict) => {
    const given: Walked = { by: 'page', pages: pages.map((ids) => things(...ids)), beside: { total }, listing: { totalAt: '/body/total' } }
    expect(judge(given)).toBe(verdict)
  })

  it.each<[string, Walked['pages'], Walked['pages'], string]>([
    ['one twice', [things('x', 'a'), things('a', 'b')], [things('x', 'a'), things('a', 'b')], 'violation'],
    ['one of others twice', [things('x', 'a'), things('x', 'b')], [things('x', 'a'), things('x', 'b')], 'violation'],
    ['one twice, and then no more', [things('x', 'a'), things('a', 'b')], [things('y', 'x'), things('a', 'b')], 'policy'],
    [
      'two versions of one',
      [[{ id: 'x', version: 1 }], [{ id: 'x', version: 2 }, ...things('a', 'b')]],
      [[{ id: 'x', version: 1 }], [{ id: 'x', version: 2 }, ...things('a', 'b')]],
      'policy',
    ],
  ])('is sure of counted pages that show the same once more: %s', (_, pages, again, own) => {
    expect(judge({ by: 'page', pages, again })).toMatch(new RegExp(`^${own}: wanted every item on one page`))
  })

  it('says nothing of what is behind a number that a server may count to', () => {
    const ids = (count: number): readonly string[] => ['a', ...Array.from({ length: count - 1 }, (_, index) => `x${index}`)]
    const judged = (count: number): string =>
      judge({ by: 'page', pages: [things(...ids(count)), []], beside: { total: count }, listing: { totalAt: '/body/total' } })
    expect(judged(100)).toBe('inconclusive: not all that was made is on the pages, and their number may be one that the server counts to')
    expect(judged(99)).toMatch(/^(?:violation|policy): wanted all that was made, got not on any page: b/)
  })

  it('points at the parameter that asks for pages', () => {
    const subject = walked('pages-complete', { by: 'cursor', pages: [things('x', 'a'), things('a', 'b')] })
    expect(pagesComplete.inspect(subject, lens)).toMatchObject([{ clauses: ['/paths/~1things/get/parameters/1', list.at], step: 2 }])
  })

  it('does not apply to a list without pages', () => {
    expect(told(pagesComplete, walked('pages-complete', { pages: [things('a', 'b')] }), lens)).toBe(
      'skip: nothing tells how to ask for the next page',
    )
  })
})
