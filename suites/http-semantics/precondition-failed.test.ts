import { describe, expect, it } from 'vitest'
import { preconditionFailed } from '#suites/http-semantics/precondition-failed.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const silent = thing({ '200': { description: 'ok' } })
const listed = thing({ '200': { description: 'ok' }, '412': { description: 'changed' } })
const named = thing({ '200': { description: 'ok' } }, { parameters: [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }] })
const other = thing(
  { '200': { description: 'ok' }, '412': { description: 'there already' } },
  { parameters: [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }] },
)
const etag = (value: string): Given => ({ status: 200, headers: [['etag', value]] })

function written(
  { operation, lens }: typeof silent,
  intent: 'etagInForce' | 'etagOutOfForce',
  answer: Given,
  before = '"1"',
  now = '"1"',
): string {
  const read = { operation, role: 'setup' } as const
  const steps = [
    { ...read, ...etag(before) },
    { ...read, ...etag(now) },
    { operation, role: 'act', intent, ...answer },
  ] as const
  return told(preconditionFailed, sequenceSubject([...steps], { check: 'precondition-failed' }), lens)
}

describe('precondition-failed', () => {
  it.each<[string, string, string]>([
    ['refused', written(listed, 'etagOutOfForce', { status: 412 }), 'pass'],
    [
      'done all the same',
      written(silent, 'etagOutOfForce', { status: 204 }),
      'policy: wanted 412 under an If-Match that names another version, got 204',
    ],
    [
      'done although 412 is documented',
      written(listed, 'etagOutOfForce', { status: 200 }),
      'violation: wanted 412 under an If-Match that names another version, got 200',
    ],
    [
      'done where 412 is for another condition',
      written(other, 'etagOutOfForce', { status: 200 }),
      'policy: wanted 412 under an If-Match that names another version, got 200',
    ],
    [
      'done although If-Match is documented',
      written(named, 'etagOutOfForce', { status: 200 }),
      'violation: wanted 412 under an If-Match that names another version, got 200',
    ],
    ['only accepted', written(listed, 'etagOutOfForce', { status: 202 }), 'inconclusive: 202 stood in the way'],
    [
      'refused by another name',
      written(listed, 'etagOutOfForce', { status: 409 }),
      'violation: wanted 412 under an If-Match that names another version, got 409',
    ],
    ['refused by another name, 412 undocumented', written(named, 'etagOutOfForce', { status: 409 }), 'inconclusive: 409 stood in the way'],
    ['refused for another reason', written(listed, 'etagOutOfForce', { status: 422 }), 'inconclusive: 422 stood in the way'],
    ['done with the one in force', written(listed, 'etagInForce', { status: 200 }), 'pass'],
    [
      'refused with the one in force',
      written(listed, 'etagInForce', { status: 412 }),
      'violation: wanted success under If-Match: "1", which is in force, got 412',
    ],
    [
      'a weak one never matches',
      written(listed, 'etagInForce', { status: 412 }, 'W/"1"', 'W/"1"'),
      'inconclusive: the ETag is weak, or changes by itself',
    ],
    [
      'one that changes by itself',
      written(listed, 'etagInForce', { status: 412 }, '"1"', '"2"'),
      'inconclusive: the ETag is weak, or changes by itself',
    ],
    ['a rule of the business', written(listed, 'etagInForce', { status: 409 }), 'inconclusive: 409 stood in the way'],
    ['no response', written(listed, 'etagInForce', {}), 'inconclusive: there was no response'],
  ])('%s', (_, verdict, wanted) => {
    expect(verdict).toBe(wanted)
  })
})
