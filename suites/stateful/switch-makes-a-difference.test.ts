import { expect, it } from 'vitest'
import { switchMakesADifference } from '#suites/stateful/switch-makes-a-difference.ts'
import { lens, walked, type Walked } from '#suites/stateful/walk.testdata.ts'
import { told } from '#test/subjects.ts'

const both = [
  { id: 'a', gone: true },
  { id: 'b', gone: false },
  { id: 'x', gone: false },
] as const
const [is, isNot] = both

it.each<[string, Walked, string]>([
  ['only these, only those', { pages: [[is]], whole: [isNot] }, 'pass'],
  ['these too, or not', { pages: [both], whole: [isNot] }, 'pass'],
  ['only these, or all', { pages: [[is]], whole: both }, 'pass'],
  [
    'all, and all',
    { pages: [both], whole: both },
    'violation: wanted another list for gone=false than for gone=true, got both times all 2 that were made, so or not',
  ],
  ['others that changed', { pages: [[is, { id: 'x', gone: false }]], whole: [isNot, { id: 'x', gone: true }] }, 'pass'],
  ['what does not say', { pages: [[{ id: 'a' }, { id: 'b' }]], whole: [{ id: 'a' }, { id: 'b' }] }, 'pass'],
  ['nothing', { pages: [[]], whole: [] }, 'inconclusive: the lists show nothing of what was made'],
  ['a failure', { pages: [[]], answer: { status: 500 } }, 'inconclusive: the list was not shown'],
])('switch-makes-a-difference: %s', (_, given, verdict) => {
  const listing = { parameter: 'gone', property: '/gone' }
  expect(
    told(
      switchMakesADifference,
      walked('switch-makes-a-difference', { made: ['a', 'b'], query: [['gone', true]], listing, ...given }),
      lens,
    ),
  ).toBe(verdict)
})
