import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { likenessOf } from '#suites/stateful/likeness.ts'

describe('what is shown, against what was sent', () => {
  it.each<[string, Json, Json | undefined, 'same' | 'like' | 'other']>([
    ['the same text', 'a', 'a', 'same'],
    ['another text', 'a', 'b', 'other'],
    ['trimmed', ' a b ', 'a b', 'like'],
    ['in lower case, as addresses are', 'Ann@Example.com', 'ann@example.com', 'like'],
    ['composed otherwise', 'e\u0301', 'é', 'like'],
    ['with a closing slash', 'https://example.com', 'https://example.com/', 'like'],
    ['escaped', "it's 24/7", 'it&#39;s 24&#x2F;7', 'like'],
    ['a telephone number without its signs', '+1 (202) 555-0123', '12025550123', 'like'],
    ['cut off late', 'abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuv', 'like'],
    ['cut off early', 'abcdefghij', 'abc', 'other'],
    ['emptied', 'a', '', 'other'],
    ['masked', 'sk-123456', 'sk-****56', 'same'],
    ['nothing', 'a', undefined, 'other'],
    ['null', 'a', null, 'other'],
    ['null for nothing', null, undefined, 'same'],
    ['a default for null', null, 'usual', 'like'],
    ['nothing for an empty list', [], undefined, 'same'],
    ['a number', 1, 1.0, 'same'],
    ['rounded to cents', 9.999, 10, 'like'],
    ['another number', 9, 10, 'other'],
    ['another boolean', true, false, 'other'],
    ['the same instant in another zone', '2026-01-02T03:04:05Z', '2026-01-02T04:04:05.000+01:00', 'same'],
    ['without its milliseconds', '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05Z', 'same'],
    ['rounded to its day', '2026-01-02T03:04:05Z', '2026-01-02T00:00:00Z', 'like'],
    ['another day', '2026-01-02', '2026-03-02', 'other'],
    ['the same list', [1, 2], [1, 2], 'same'],
    ['in another order', [1, 2], [2, 1], 'like'],
    ['two things in another order', [{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }], 'like'],
    ['four things in the contrary order', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }], [{ a: 4 }, { a: 3 }, { a: 2 }, { a: 1 }], 'other'],
    ['four things in some order', [{ a: 1 }, { a: 4 }, { a: 3 }, { a: 2 }], [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }], 'like'],
    ['four texts in the contrary order', ['d', 'c', 'b', 'a'], ['a', 'b', 'c', 'd'], 'like'],
    ['each once', ['a', 'a'], ['a'], 'like'],
    ['with more', ['a'], ['a', 'system'], 'like'],
    ['with less', ['a', 'b'], ['a'], 'other'],
    ['an object with defaults filled in', { a: 1 }, { a: 1, b: 2 }, 'same'],
    ['an object that lacks a member', { a: 1, b: 2 }, { a: 1 }, 'other'],
    ['a secret is not shown again', { user: 'a', password: 'b' }, { user: 'a' }, 'same'],
    ['items with ids of their own', [{ a: 1 }], [{ a: 1, id: 'x' }], 'same'],
    ['something else', { a: 1 }, 'a', 'other'],
  ])('%s', (_, sent, seen, likeness) => {
    expect(likenessOf(sent, seen)).toBe(likeness)
  })
})
