import { describe, expect, it } from 'vitest'
import { tooManyRequestsDocumented } from '#suites/rate-limit/too-many-requests-documented.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const answer = { description: 'an answer' }
const silent = thing({ '200': answer })

describe('too-many-requests-documented', () => {
  it.each<[string, typeof silent, Given, string]>([
    ['a documented 429', thing({ '429': answer }), { status: 429 }, 'pass'],
    ['a range that covers it', thing({ '4XX': answer }), { status: 429 }, 'pass'],
    ['default covers it', thing({ default: answer }), { status: 429 }, 'pass'],
    ['a 429 that nobody documented', silent, { status: 429 }, 'policy: wanted a documented 429, got 429 is not documented'],
    ['on an invalid request too', silent, { status: 429, intent: 'invalid' }, 'policy: wanted a documented 429, got 429 is not documented'],
    ['another status', silent, { status: 503 }, 'skip: the rate was not limited'],
    ['no response', silent, {}, 'skip: the rate was not limited'],
  ])('%s', (_, { operation, lens }, given, verdict) => {
    expect(told(tooManyRequestsDocumented, exchangeSubject(operation, given), lens)).toBe(verdict)
  })
})
