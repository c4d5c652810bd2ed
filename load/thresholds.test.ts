import { expect, it } from 'vitest'
import { count, emptyTally } from '#load/tally.ts'
import type { Ending } from '#load/tally.ts'
import { brokenBy, evaluate, parseThresholds } from '#load/thresholds.ts'

it.each([
  ['p95 < 200ms', { metric: 'p95', operator: '<', bound: 200, unit: 'ms' }],
  ['p95<200ms', { metric: 'p95', operator: '<', bound: 200, unit: 'ms' }],
  ['  p999 <= 1.5 s ', { metric: 'p999', operator: '<=', bound: 1500, unit: 'ms' }],
  ['max < 900us', { metric: 'max', bound: 0.9, unit: 'ms' }],
  ['listItems: p50 < 20ms', { operation: 'listItems', metric: 'p50', bound: 20 }],
  ['GET_/items/{id}:p50<20ms', { operation: 'GET_/items/{id}', metric: 'p50' }],
  ['errors < 1%', { metric: 'errors', bound: 1, unit: '%' }],
  ['errors <= 3', { metric: 'errors', bound: 3, unit: 'count' }],
  ['429 <= 0', { metric: '429', bound: 0, unit: 'count' }],
  ['create: 429 < 0.5%', { operation: 'create', metric: '429', unit: '%' }],
  ['rate >= 100/s', { metric: 'rate', operator: '>=', bound: 100, unit: '/s' }],
])('reads `%s`', (text, expected) => {
  const { thresholds, problems } = parseThresholds([text])
  expect(problems).toEqual([])
  expect(thresholds).toMatchObject([{ text: text.trim(), ...expected }])
})

it.each([
  ['', 'cannot be read', 'p95 < 200ms'],
  ['p95', 'cannot be read', 'p95 < 200ms'],
  ['fast please', 'cannot be read', 'p95 < 200ms'],
  ['p95 < 200', 'p95 needs a unit', 'ms'],
  ['p95 < 200%', 'not measured in `%`', 'ms'],
  ['p95 == 200ms', '`==` bounds nothing', '<, <='],
  ['p96 < 200ms', 'no metric `p96`', 'did you mean `p9'],
  ['p99.9 < 200ms', 'no metric `p99.9`', 'did you mean `p999`'],
  ['error < 1%', 'no metric `error`', 'did you mean `errors`'],
  ['throughput > 5/s', 'no metric `throughput`', 'metrics are p50'],
  ['p95 < -5ms', '`-5` is not a number', 'p95 < 200ms'],
  ['p95 < 1,5s', '`1,5` is not a number', 'p95 < 200ms'],
  ['errors < 101%', 'more than all', 'errors < 1%'],
  ['rate > 5', 'rate needs a unit', '/s'],
  ['lisItems: p95 < 5ms', 'no operation `lisItems`', 'did you mean `listItems`'],
])('refuses `%s`', (text, message, hint) => {
  const { thresholds, problems } = parseThresholds([text], ['listItems', 'createItem'])
  expect(thresholds).toEqual([])
  expect(problems).toMatchObject([{ code: 'usage', message: expect.stringContaining(message), hint: expect.stringContaining(hint) }])
})

it('reports all mistakes at once and keeps what is right', () => {
  const { thresholds, problems } = parseThresholds(['p95 < 5', 'errors < 1%', 'x'])
  expect([thresholds.length, problems.length]).toEqual([1, 2])
})

const tally = () => {
  const filled = emptyTally()
  const add = (operation: string, ending: Ending, ms: number, times: number) => {
    for (let k = 0; k < times; k += 1)
      count(filled, { operation, ending, latencyUs: ms * 1000, second: 0, failed: typeof ending === 'string' || ending >= 400 })
  }
  add('list', 200, 10, 90)
  add('list', 429, 1, 6)
  add('list', 500, 1, 2)
  add('list', 'timeout', 5000, 2)
  add('read', 200, 3, 100)
  return filled
}

it.each([
  ['list: p50 < 11ms', true, 10],
  ['list: p99 < 4s', false, 5000],
  ['p50 < 9ms', true, 3],
  ['errors < 5%', false, 5],
  ['errors <= 5%', true, 5],
  ['list: errors < 10', false, 10],
  ['429 <= 0', false, 6],
  ['read: 429 <= 0', true, 0],
  ['rate >= 95/s', true, 95],
  ['rate > 95/s', false, 95],
])('judges `%s`', (text, held, actual) => {
  const [judged] = evaluate(parseThresholds([text]).thresholds, tally(), 2)
  expect(judged?.held).toBe(held)
  expect((judged?.actual ?? 0) / (actual || 1)).toBeCloseTo(actual === 0 ? 0 : 1, 1)
})

it.each(['p95 < 200ms', 'errors < 1%', 'rate > 0/s', 'nobody: 429 <= 0'])('`%s` is not held by a run without requests', (text) => {
  expect(evaluate(parseThresholds([text]).thresholds, emptyTally(), 2)).toMatchObject([{ held: false }])
})

it.each([
  ['notes: errors < 10', 10],
  ['daily: 429 <= 6', 6],
  ['list: 429 <= 6', 6],
])('judges `%s` over all that a scenario or a tag holds', (text, actual) => {
  const { thresholds, problems } = parseThresholds([text], ['list', 'read'], { notes: ['list', 'read'], daily: ['list'], list: [] })
  expect(problems).toEqual([])
  expect(evaluate(thresholds, tally(), 2)).toMatchObject([{ actual }])
})

it('knows scenarios and tags when a name is mistaken', () => {
  const { problems } = parseThresholds(['dayly: p95 < 5ms'], ['list'], { daily: ['list'] })
  expect(problems).toMatchObject([{ hint: expect.stringContaining('did you mean `daily`') }])
})

it('calls nothing broken of which nothing is known yet', () => {
  const { thresholds } = parseThresholds(['nobody: p95 < 1ms', 'read: p95 < 1s', 'list: 429 <= 0', 'errors < 1'])
  expect(brokenBy(thresholds, tally(), 2)).toEqual({ text: 'list: 429 <= 0', actual: 6, held: false })
  expect(brokenBy(thresholds, emptyTally(), 2)).toBeUndefined()
})
