import { expect, it } from 'vitest'
import { totalTellsTruth } from '#suites/stateful/total-tells-truth.ts'
import { lens, things, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

it.each<[string, Walked, string]>([
  ['the sum of all pages', { pages: [things('a', 'x'), things('b')], beside: { total: 3 } }, 'pass'],
  ['one too many', { pages: [things('a', 'x'), things('b')], beside: { total: 4 } }, 'policy: wanted a total of 3, got 4'],
  ['the size of a page', { pages: [things('a', 'x'), things('b')], beside: { total: 2 } }, 'policy: wanted a total of 3, got 2'],
  ['an item twice counts once', { pages: [things('a', 'x'), things('x', 'b')], beside: { total: 3 } }, 'pass'],
  [
    'not to the end',
    { pages: [things('a'), things('b')], beside: { total: 9 }, max: 2 },
    'inconclusive: 2 pages were not all: the end was not reached',
  ],
  ['no total', { pages: [things('a', 'b')] }, 'inconclusive: the answer tells no total at /body/total'],
])('total-tells-truth: %s', (_, given, verdict) => {
  expect(told(totalTellsTruth, walked('total-tells-truth', { by: 'offset', listing: { totalAt: '/body/total' }, ...given }), lens)).toBe(
    verdict,
  )
})

it('total-tells-truth: does not judge a total that changes on the way', () => {
  const subject = walked('total-tells-truth', {
    by: 'offset',
    pages: [things('a'), things('b')],
    beside: { total: 2 },
    listing: { totalAt: '/body/total' },
  })
  const later = walked('total-tells-truth', { by: 'offset', pages: [things('b')], beside: { total: 3 } }).trace.exchanges.at(-1)
  if (later === undefined) throw new Error('a page was read')
  const trace = { ...subject.trace, exchanges: [...subject.trace.exchanges, later] }
  expect(told(totalTellsTruth, { ...subject, trace }, lens)).toBe('inconclusive: the total changed on the way: others were at work')
})

it('total-tells-truth: what the document says in words is no matter of policy', () => {
  const { trace, ...subject } = walked('total-tells-truth', {
    by: 'offset',
    pages: [things('a', 'x'), things('b')],
    beside: { total: 4 },
    listing: { totalAt: '/body/total' },
  })
  const { claim = { check: 'total-tells-truth' } } = trace.sequence
  const promised = { ...trace, sequence: { ...trace.sequence, claim: { ...claim, promised: true } } }
  expect(told(totalTellsTruth, { ...subject, trace: promised }, lens)).toBe('violation: wanted a total of 3, got 4')
})
