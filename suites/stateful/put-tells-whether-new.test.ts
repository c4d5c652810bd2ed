import { describe, expect, it } from 'vitest'
import { judged, put, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { putTellsWhetherNew } from '#suites/stateful/put-tells-whether-new.ts'

const rule = (status: string) => ({ status, at: `${put.at}/responses/${status}`, media: [], headers: [] })
const judge = (statuses: readonly [number, number, number, number], ...documented: readonly string[]): string => {
  const [before, first, between, again] = statuses
  const operation = { ...put, responses: documented.map(rule) }
  return judged(putTellsWhetherNew, [
    shows({}, { status: before }),
    writes(operation, { title: 'a' }, { status: first }),
    shows({ title: 'a' }, { status: between }),
    writes(operation, { title: 'a' }, { status: again }),
  ])
}

describe('put-tells-whether-new', () => {
  it.each([
    [[404, 201, 200, 200], 'pass'],
    [[404, 201, 200, 204], 'pass'],
    [[410, 201, 200, 409], 'pass'],
    [[404, 200, 200, 200], 'violation: wanted 201, for what was not there, got 200'],
    [[404, 201, 200, 201], 'violation: wanted 200 or 204, for what is there, got 201'],
    [[404, 201, 404, 201], 'pass'],
    [[200, 200, 200, 200], 'inconclusive: before it was put, reading it answered 200'],
    [[404, 202, 404, 202], 'inconclusive: the first PUT answered 202'],
  ] as const)('%j: %s', (statuses, verdict) => {
    expect(judge(statuses, '200', '201', '204')).toBe(verdict)
  })

  it('says little where the document knows 201 alone, and leaves to others what it does not know', () => {
    expect(judge([404, 201, 200, 201], '201')).toBe('policy: wanted 200 or 204, for what is there, got 201')
    expect(judge([404, 200, 200, 200], '201')).toBe('pass')
  })
})
