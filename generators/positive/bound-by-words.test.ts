import { expect, it } from 'vitest'
import { boundByWords } from '#generators/positive/bound-by-words.ts'
import { openText } from '#test/in-process.ts'

const opened = openText(`
openapi: 3.1.0
info: {title: Fines, version: '1'}
paths:
  /payments:
    post:
      description: The currency must be that of the fine. A note can be added.
      responses: {'201': {description: paid}, '409': {description: The paid amount is more than is left}, '422': {description: Another total_sum}}
`)
const [pay] = opened.contract.operations

it.each([
  ['/amount/currency', true],
  ['/note', false],
  ['/concurrency', false],
])('%s is bound by words: %s', (at, bound) => {
  expect(pay !== undefined && boundByWords(opened.contract.root, pay)(at as `/${string}`)).toBe(bound)
})
