import { describe, expect, it } from 'vitest'
import { takenIsRefused } from '#suites/stateful/taken-is-refused.ts'
import { aspect, create, judged, writes } from '#suites/stateful/lives.testdata.ts'
import type { Given } from '#test/subjects.ts'

const judge = (second: Given): string =>
  judged(
    takenIsRefused,
    [writes(create, { title: 'Emma' }, { role: 'setup', body: { id: 'a1' } }), writes(create, { title: 'Emma' }, second)],
    { about: [aspect('title')], id: { kind: 'step', step: 0, at: '/body/id' } },
  )

describe('taken-is-refused', () => {
  it.each<[string, Given, string]>([
    ['refused', { status: 409 }, 'pass'],
    ['refused in another way', { status: 422 }, 'pass'],
    ['made', { status: 201, body: { id: 'a2' } }, 'violation: wanted 409, since "Emma" at /title is taken, got 201'],
    ['given again', { status: 200, body: { id: 'a1' } }, 'pass'],
    ['only accepted', { status: 202 }, 'inconclusive: the second creation drew no answer, or was only accepted'],
    ['without an id', { status: 201, body: {} }, 'inconclusive: an answer shows no id'],
  ])('%s', (_, second, verdict) => {
    expect(judge(second)).toBe(verdict)
  })
})
