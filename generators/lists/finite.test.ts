import { expect, it } from 'vitest'
import { textsOfPattern } from '#generators/lists/finite.ts'

it.each<[string, readonly string[] | undefined]>([
  ['^(name|createdAt)(,(asc|desc))?$', ['name', 'name,asc', 'name,desc', 'createdAt', 'createdAt,asc', 'createdAt,desc']],
  ['^-?(?:name|size)$', ['name', 'size', '-name', '-size']],
  ['^name$', ['name']],
  ['^(a|b)(,(a|b))*$', ['a', 'b']],
  ['^a\\.b$', ['a.b']],
  // More than a choice, or not of the whole text.
  ['^[a-z]+$', undefined],
  ['^(a|b)+$', undefined],
  ['^(a|b){2}$', undefined],
  ['^(a|b', undefined],
  ['^a)$', undefined],
  ['name', undefined],
  [`^${'(a|b)'.repeat(7)}$`, undefined],
])('%s: %j', (pattern, texts) => {
  expect(textsOfPattern(pattern)).toEqual(texts)
})
