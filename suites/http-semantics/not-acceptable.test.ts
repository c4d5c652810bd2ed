import { describe, expect, it } from 'vitest'
import { notAcceptable } from '#suites/http-semantics/not-acceptable.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const strict = thing({ '200': json({}), '406': { description: 'no' } })
const free = thing({ '200': json({}) })
const asked = (given: Given): Given => ({ intent: 'nothingAcceptable', ...given })

describe('not-acceptable', () => {
  it.each<[string, typeof strict, Given, string]>([
    ['406', strict, asked({ status: 406 }), 'pass'],
    ['JSON all the same', strict, asked({ status: 200, body: {} }), 'violation: wanted 406, got 200 with application/json'],
    ['nothing that could be of a type', strict, asked({ status: 200 }), 'pass'],
    ['another refusal', strict, asked({ status: 403 }), 'inconclusive: 403 stood in the way'],
    ['a server that promises nothing', free, asked({ status: 200, body: {} }), 'skip: no 406 is documented'],
    ['any other request', strict, { status: 200, body: {} }, 'skip: the media types of the operation were accepted'],
    ['no response', strict, asked({}), 'skip: there was no response'],
  ])('%s', (_, { operation, lens }, given, verdict) => {
    expect(told(notAcceptable, exchangeSubject(operation, given), lens)).toBe(verdict)
  })
})
