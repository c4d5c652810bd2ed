import { describe, expect, it } from 'vitest'
import { headEqualsGet } from '#suites/http-semantics/head-equals-get.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const shown = (etag: string, body = '{}'): Given => ({
  status: 200,
  body,
  headers: [
    ['etag', etag],
    ['content-length', '2'],
    ['content-type', 'application/json'],
  ],
})

function between(head: Given, before: Given = shown('"1"'), after: Given = before): string {
  const step = { operation, role: 'observe' } as const
  const steps = [
    { ...step, ...before },
    { ...step, intent: 'head', ...head },
    { ...step, ...after },
  ] as const
  return told(headEqualsGet, sequenceSubject([...steps], { check: 'head-equals-get' }), lens)
}
it('a HEAD that the document has must be there', () => {
  const told404 = (documented?: { readonly HEAD: string }): string => {
    const step = { operation, role: 'observe', ...shown('"1"') } as const
    const subject = sequenceSubject([step, { ...step, intent: 'head', status: 404 }, step], { check: 'head-equals-get' })
    const [get, head, after] = subject.trace.sequence.cases
    if (head === undefined || after === undefined) throw new Error('three steps were played')
    const intent = { kind: 'protocol', probe: 'head', clause: operation.at, ...(documented !== undefined && { documented }) } as const
    const cases = [get, { ...head, intent }, after] as const
    return told(headEqualsGet, { ...subject, trace: { ...subject.trace, sequence: { ...subject.trace.sequence, cases } } }, lens)
  }
  expect(told404()).toBe('policy: wanted 200, as to GET, got 404')
  expect(told404({ HEAD: 'headThing' })).toBe('violation: wanted 200, as to GET, got 404')
})

const headers = (...pairs: readonly (readonly [string, string])[]): Given => ({ status: 200, headers: pairs })

describe('head-equals-get', () => {
  it('finds no more than GET does', () => {
    const missing: Given = { status: 404 }
    expect(between({ status: 200 }, missing)).toBe('policy: wanted 404, as to GET, got 200')
    expect(between(missing, missing)).toBe('pass')
    expect(between({ status: 405 }, missing)).toBe('pass')
    expect(between({ status: 200 }, missing, { status: 200 })).toBe('pass')
  })

  it.each<[string, string, string]>([
    ['the same', between({ ...shown('"1"'), body: '' }), 'pass'],
    ['fields that are left out', between(headers()), 'pass'],
    ['another type', between(headers(['content-type', 'text/html'])), 'violation: wanted application/json, as to GET, got text/html'],
    ['the type with a charset', between(headers(['content-type', 'application/json; charset=utf-8'])), 'pass'],
    ['another ETag', between(headers(['etag', '"0"'])), 'violation: wanted ETag "1", as to GET, got "0"'],
    ['another length', between(headers(['content-length', '0'])), 'policy: wanted Content-Length 2, as to GET, got 0'],
    ['another success', between({ status: 204 }), 'policy: wanted 200, as to GET, got 204'],
    ['no HEAD at all', between({ status: 405 }), 'policy: wanted 200, as to GET, got 405'],
    ['a limiter', between({ status: 429 }), 'inconclusive: HEAD was answered 429'],
    ['what changes meanwhile', between(headers(['etag', '"2"']), shown('"1"'), shown('"2"')), 'pass'],
    [
      'another type of what changes meanwhile',
      between(headers(['content-type', 'text/html']), shown('"1"'), shown('"2"')),
      'violation: wanted application/json, as to GET, got text/html',
    ],
    [
      'what is answered otherwise meanwhile',
      between(headers(), shown('"1"'), { status: 206, body: '{}' }),
      'inconclusive: what GET shows changes by itself',
    ],
    ['what shows the time', between(headers(), shown('"1"', '{"now":1}'), shown('"1"', '{"now":2}')), 'pass'],
    ['no response', between({}), 'inconclusive: there was no response'],
  ])('%s', (_, verdict, wanted) => {
    expect(verdict).toBe(wanted)
  })
})
