import { describe, expect, it } from 'vitest'
import { judged, remove } from '#suites/stateful/lives.testdata.ts'
import { secondDelete } from '#suites/stateful/second-delete.ts'

const rule = { status: '404', at: '/paths/~1things~1{id}/delete/responses/404', media: [], headers: [] }
const judge = (first: number, second: number | undefined, documents = false): string => {
  const operation = documents ? { ...remove, responses: [...remove.responses, rule] } : remove
  const answered = second === undefined ? {} : { status: second }
  return judged(secondDelete, [
    { operation, role: 'setup', status: first },
    { operation, role: 'act', ...answered },
  ])
}

describe('second-delete', () => {
  it.each([
    [204, 404, false, 'pass'],
    [204, 410, true, 'pass'],
    [204, 204, false, 'pass'],
    [204, 204, true, 'policy: wanted 404 or 410, got 204'],
    [204, 400, false, 'policy: wanted success, 404 or 410, got 400'],
    [204, 409, true, 'policy: wanted 404 or 410, got 409'],
    [204, 403, false, 'inconclusive: the second deletion answered 403'],
    [204, 500, true, 'inconclusive: the second deletion answered 500'],
    [202, 204, true, 'inconclusive: the deletion was only accepted, not done'],
    [204, undefined, true, 'inconclusive: the second deletion drew no response'],
  ])('%i, then %s, 404 documented: %s', (first, second, documents, verdict) => {
    expect(judge(first, second, documents)).toBe(verdict)
  })
})
