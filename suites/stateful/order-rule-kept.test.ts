import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { orderRuleKept } from '#suites/stateful/order-rule-kept.ts'
import { aspect, create, judged, patch, writes } from '#suites/stateful/lives.testdata.ts'

const first = { from: '2026-05-01', until: '2026-05-03' }
const judge = (second: JsonObject, status: number): string =>
  judged(orderRuleKept, [writes(create, first, { role: 'setup' }), writes(patch, second, { status })], {
    about: [aspect('until'), aspect('from')],
  })

describe('order-rule-kept', () => {
  it.each<[string, JsonObject, number, string]>([
    ['refused', { from: first.until, until: first.from }, 422, 'pass'],
    [
      'taken',
      { from: first.until, until: first.from },
      200,
      'violation: wanted a refusal: /until comes after /from, as the document says, got 200 for "2026-05-01" and "2026-05-03"',
    ],
    [
      'one alone',
      { until: '2001-02-03' },
      204,
      'violation: wanted a refusal: /until comes after /from, as the document says, got 204 for "2001-02-03" and "2026-05-01"',
    ],
    ['the same', { from: first.from, until: first.from }, 200, 'inconclusive: what was sent is in order, or not both were'],
    ['in order', first, 200, 'inconclusive: what was sent is in order, or not both were'],
    ['only accepted', first, 202, 'inconclusive: what was asked drew no answer, or was only accepted'],
  ])('%s', (_, second, status, verdict) => {
    expect(judge(second, status)).toBe(verdict)
  })
})
