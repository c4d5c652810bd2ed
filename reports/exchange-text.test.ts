import { describe, expect, test } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { Outcome } from '#model/exchange.ts'
import { outcomeText, requestText } from '#reports/exchange-text.ts'

const response = (body: Uint8Array | string): Outcome => ({ kind: 'response', status: 200, headers: [], base64: toBase64(body) })

describe('exchange text', () => {
  test('a request has its line, its headers in order, its body indented', () => {
    const headers = [
      ['a', '1'],
      ['A', '2'],
    ] as const
    expect(requestText({ method: 'PUT', url: 'http://x.test/a?b=1', headers, base64: toBase64('{"a":[1]}') }, 100)).toBe(
      'PUT http://x.test/a?b=1\na: 1\nA: 2\n\n{\n  "a": [\n    1\n  ]\n}',
    )
  })

  test.each<[string, Outcome, string]>([
    ['a timeout', { kind: 'timeout', reason: 'no byte in 5 s\u0007' }, 'no response (timeout): no byte in 5 s\\x07'],
    ['an empty body', response(''), 'HTTP 200'],
    ['text', response('a | b'), 'HTTP 200\n\na | b'],
    ['broken JSON', response('{"a":'), 'HTTP 200\n\n{"a":'],
    ['a long body', response('b'.repeat(30)), 'HTTP 200\n\nbbbbbbbbbb … (20 more characters)'],
    [
      'bytes',
      response(Uint8Array.from({ length: 300 }, (_, index) => (index * 37) % 256)),
      'HTTP 200\n\n(binary, 300 bytes: 00254a6f94b9de03284d7297bce1062b50759abfe4092e53…)',
    ],
    ['brackets without end', response('['.repeat(5000)), `HTTP 200\n\n${'['.repeat(10)} … (4,990 more characters)`],
  ])('shows %s', (_, outcome, expected) => {
    expect(outcomeText(outcome, 10)).toBe(expected)
  })

  test('headers without end are bounded', () => {
    const headers = Array.from({ length: 5000 }, (_, index) => [`x-${index}`, 'v'] as const)
    expect(outcomeText({ kind: 'response', status: 200, headers, base64: '' }, 10).split('\n').at(-1)).toBe('… (4940 more headers)')
  })

  test('a very large body is cut, with its true size', () => {
    expect(outcomeText(response(`[${'1,'.repeat(400_000)}1]`), 20)).toMatch(/\(800,003 bytes in all\)$/)
  })
})
