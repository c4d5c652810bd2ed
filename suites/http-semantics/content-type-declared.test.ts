import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import { contentTypeDeclared } from '#suites/http-semantics/content-type-declared.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': json({}), '201': { description: 'made' } })
const as = (type: string, body: string, status = 200): Given => ({ status, body, headers: [['content-type', type]] })
const policy = (expected: string, actual: string): string => `policy: wanted ${expected}, got ${actual}`

describe('content-type-declared', () => {
  it.each<[string, Given, string]>([
    ['JSON', { status: 200, body: { a: 'é漢🎉' } }, 'pass'],
    ['a charset in capitals', as('application/json; charset=UTF-8', '{}'), 'pass'],
    ['another charset than JSON has', as('application/json; charset=iso-8859-1', '{}'), policy('UTF-8, as all JSON', 'charset=iso-8859-1')],
    ['a mark before it', as('application/json', '\uFEFF{}'), 'violation: wanted JSON, got a byte order mark before it'],
    ['a name that stands twice', as('application/json', '{"a":1,"a":2}'), policy('names that stand once', '"a" twice in one object')],
    ['no JSON, where a schema is documented: another check says so', as('application/json', '{"a":'), 'pass'],
    [
      'no JSON',
      as('application/json', '{"a":', 201),
      expect.stringMatching(/^violation: wanted JSON, as application\/json says, got /) as unknown as string,
    ],
    ['text', as('text/plain; charset=utf-8', 'é'), 'pass'],
    ['nothing', { status: 200 }, 'skip: there is no body'],
    ['a coded body', { status: 200, body: 'x', headers: [['content-encoding', 'gzip']] }, 'skip: the body is coded'],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(contentTypeDeclared, exchangeSubject(operation, given), lens)).toEqual(verdict)
  })

  it.each<[string, string]>([
    ['text/plain; charset=utf-8', 'violation: wanted UTF-8, as text/plain; charset=utf-8 says, got bytes that are no UTF-8'],
    ['application/json', 'violation: wanted UTF-8, as application/json says, got bytes that are no UTF-8'],
    ['text/plain; charset=iso-8859-1', 'pass'],
    ['text/plain', 'pass'],
    ['image/png', 'pass'],
  ])('an é of ISO 8859-1 as %s', (type, verdict) => {
    const subject = exchangeSubject(operation, as(type, '""'))
    const outcome = { ...subject.exchange.outcome, base64: toBase64(Buffer.from('"é"', 'latin1')) }
    expect(told(contentTypeDeclared, { ...subject, exchange: { ...subject.exchange, outcome } }, lens)).toBe(verdict)
  })
})
