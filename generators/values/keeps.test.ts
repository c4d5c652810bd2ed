import { expect, it } from 'vitest'
import { keepsNumber, keepsString } from '#generators/values/keeps.ts'

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

it.each([
  [19.99, false],
  [24.5, true],
  [1522.61, true],
  // It divides evenly in binary, and has a digit too many.
  [1522.6100000000001, false],
  [5e-7, false],
])('holds %d to be a multiple of a hundredth: %s', (value, holds) => {
  expect(keepsNumber({ multipleOf: 0.01 }, value)).toBe(holds)
})
