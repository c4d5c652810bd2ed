import { expect, it } from 'vitest'
import { keepsString } from '#generators/values/keeps.ts'

it.each([
  ['abc', 3],
  ['é漢🎉', 3],
  ['🎉🎉', 2],
  ['🎉a🎉', 3],
  ['', 0],
  // Halves of pairs that do not go together count one by one.
  ['\uD83C\uD83C\uDF89', 2],
  ['\uDF89\uD83C', 2],
  ['a\uD83C', 2],
])('counts the code points of %j: %i', (text, length) => {
  expect([...text]).toHaveLength(length)
  expect(keepsString({ minLength: length, maxLength: length }, text)).toBe(true)
  expect(keepsString({ minLength: length + 1 }, text)).toBe(false)
  expect(keepsString({ maxLength: length - 1 }, text)).toBe(false)
})
