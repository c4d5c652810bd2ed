import { expect, it } from 'vitest'
import { pageSizeKept } from '#suites/stateful/page-size-kept.ts'
import { lens, things, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

it.each<[string, Walked, string]>([
  ['as many as were asked for', { pages: [things('a')] }, 'pass'],
  ['more', { pages: [things('a', 'b')] }, 'violation: wanted at most 1 on a page, got 2 on a page'],
  [
    'more, where no least size is documented',
    { pages: [things('a', 'b')], listing: { parameter: 'limit', closed: false } },
    'policy: wanted at most 1 on a page, got 2 on a page',
  ],
  ['fewer than could be', { pages: [things('a', 'b')], query: [['limit', 5]] }, 'pass'],
  ['nothing', { pages: [[]] }, 'inconclusive: the list shows nothing'],
  ['a failure', { pages: [[]], answer: { status: 500 } }, 'inconclusive: the list was not shown'],
])('page-size-kept: %s', (_, given, verdict) => {
  const subject = walked('page-size-kept', { query: [['limit', 1]], listing: { parameter: 'limit', closed: true }, ...given })
  expect(told(pageSizeKept, subject, lens)).toBe(verdict)
})
