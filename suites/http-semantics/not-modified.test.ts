import { describe, expect, it } from 'vitest'
import { notModified } from '#suites/http-semantics/not-modified.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const silent = thing({ '200': { description: 'ok' } })
const spoken = thing({ '200': { description: 'ok' }, '304': { description: 'as you have it' } })
const shown = (etag: string, body = '{}'): Given => ({ status: 200, body, headers: [['ETag', etag]] })

/** First read as "1"; then with that, then with another. */
function answers({ operation, lens }: typeof silent, known: Given, other: Given = shown('"1"'), first: Given = shown('"1"')): string {
  const step = { operation, role: 'act' } as const
  const steps = [
    { ...step, ...first },
    { ...step, intent: 'knownEtag', ...known },
    { ...step, intent: 'otherEtag', ...other },
  ] as const
  return told(notModified, sequenceSubject([...steps], { check: 'not-modified' }), lens)
}

describe('not-modified', () => {
  it.each<[string, string, string]>([
    ['304 for its own', answers(silent, { status: 304 }), 'pass'],
    ['sent again', answers(silent, shown('"1"')), 'policy: wanted 304 for "1", got 200'],
    ['sent again although 304 is documented', answers(spoken, shown('"1"')), 'violation: wanted 304 for "1", got 200'],
    [
      'a weak one counts as much',
      answers(spoken, shown('W/"1"'), shown('W/"1"'), shown('W/"1"')),
      'violation: wanted 304 for W/"1", got 200',
    ],
    ['changed since', answers(spoken, shown('"2"', '{"a":1}')), 'pass'],
    ['a tag that is new with every answer', answers(spoken, shown('"2"')), 'pass'],
    [
      '304 for any',
      answers(silent, { status: 304 }, { status: 304 }),
      expect.stringMatching(/^violation: wanted the resource, .* got 304$/) as unknown as string,
    ],
    ['a limiter', answers(spoken, { status: 429 }), 'pass'],
    ['no response', answers(spoken, {}), 'inconclusive: there was no response'],
  ])('%s', (_, verdict, wanted) => {
    expect(verdict).toEqual(wanted)
  })
})
