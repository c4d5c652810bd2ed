import { expect, it } from 'vitest'
import { etagWellFormed } from '#suites/http-semantics/etag-well-formed.ts'
import { exchangeSubject, json, thing, told } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': json({ type: 'object' }) })

it.each([
  ['"1a2b"', 'pass'],
  ['W/"1a2b"', 'pass'],
  ['""', 'pass'],
  ['1a2b', 'violation: wanted an ETag as "1a2b" or W/"1a2b", got 1a2b'],
  ['w/"1a2b"', 'violation: wanted an ETag as "1a2b" or W/"1a2b", got w/"1a2b"'],
  ["'1a2b'", `violation: wanted an ETag as "1a2b" or W/"1a2b", got '1a2b'`],
  ['"1a 2b"', 'violation: wanted an ETag as "1a2b" or W/"1a2b", got "1a 2b"'],
])('%s', (etag, verdict) => {
  expect(told(etagWellFormed, exchangeSubject(operation, { status: 200, headers: [['etag', etag]] }), lens)).toBe(verdict)
})

it('minds no answer without one', () => {
  expect(told(etagWellFormed, exchangeSubject(operation, { status: 200 }), lens)).toBe('skip: it has no ETag')
})
