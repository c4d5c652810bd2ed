import { describe, expect, it } from 'vitest'
import { etagChanges } from '#suites/http-semantics/etag-changes.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const shown = (etag: string, body: string): Given => ({ status: 200, body, headers: [['etag', etag]] })

function around(before: Given, after: Given, again: Given = after): string {
  const step = { operation, role: 'observe' } as const
  const change = { ...step, role: 'act', intent: 'etagInForce', status: 200 } as const
  return told(
    etagChanges,
    sequenceSubject([{ ...step, ...before }, change, { ...step, ...after }, { ...step, ...again }], { check: 'etag-changes' }),
    lens,
  )
}

describe('etag-changes', () => {
  it.each<[string, string, string]>([
    ['another', around(shown('"1"', 'a'), shown('"2"', 'b')), 'pass'],
    ['the same', around(shown('"1"', 'a'), shown('"1"', 'b')), 'violation: wanted another ETag for another representation, got "1"'],
    ['the same for the same', around(shown('"1"', 'a'), shown('"1"', 'a')), 'pass'],
    ['a weak one may stay', around(shown('W/"1"', 'a'), shown('W/"1"', 'b')), 'inconclusive: the resource has no strong ETag'],
    ['none', around({ status: 200, body: 'a' }, { status: 200, body: 'b' }), 'inconclusive: the resource has no strong ETag'],
    [
      'what changes by itself',
      around(shown('"1"', 'a'), shown('"1"', 'b'), shown('"1"', 'c')),
      'inconclusive: what a read shows changes by itself',
    ],
    ['gone', around(shown('"1"', 'a'), { ...shown('"1"', 'no'), status: 404 }), 'pass'],
    ['no response', around({}, {}), 'inconclusive: there was no response'],
  ])('%s', (_, verdict, wanted) => {
    expect(verdict).toBe(wanted)
  })
})
