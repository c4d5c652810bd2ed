import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { create, judged, list, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { oneOfEachId } from '#suites/stateful/one-of-each-id.ts'

const judge = (status: number, ...items: readonly JsonObject[]): string =>
  judged(
    oneOfEachId,
    [
      writes(create, { title: 'a' }, { role: 'setup', status: 201, body: { title: 'a' } }),
      writes(create, { title: 'a', note: 'b' }, { status }),
      { ...shows(items), operation: list },
    ],
    { id: { kind: 'step', step: 0, at: '/body/title' }, within: '/body', listing: { itemsAt: '/body', idAt: '/title', own: [] } },
  )

describe('one-of-each-id', () => {
  it.each([
    [409, ['a', 'x'], 'pass'],
    [400, ['a'], 'pass'],
    [200, ['a', 'x'], 'pass'],
    [201, ['x', 'a'], 'policy: wanted 409, for an id that is taken, got 201'],
    [201, ['a', 'x', 'a'], 'violation: wanted one of this id, got 2 in the list'],
    [202, ['a'], 'inconclusive: the second creation drew no answer, or was only accepted'],
  ])('%i, and %j in the list: %s', (status, titles, verdict) => {
    expect(judge(status, ...titles.map((title, pages) => ({ title, pages })))).toBe(verdict)
  })
})
