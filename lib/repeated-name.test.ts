import { expect, it } from 'vitest'
import { repeatedName } from '#lib/repeated-name.ts'

it.each<[string, string | undefined]>([
  ['{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}', undefined],
  ['{"a": 1, "a": 1}', 'a'],
  ['[{"b": {"a": 1, "\\u0061" : 2}}]', 'a'],
  ['{"a": "a", "b": ["b", "b"]}', undefined],
  ['{"a": "{\\"a\\": 1, \\"a\\": 2}"}', undefined],
  ['{"a": {}, "a": {}}', 'a'],
  ['"a"', undefined],
  ['null', undefined],
])('%s', (text, name) => {
  expect(repeatedName(text)).toBe(name)
})
