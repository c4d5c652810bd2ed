import { describe, expect, it } from 'vitest'
import { invalidRejected } from '#suites/negative/invalid-rejected.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })

describe('invalid-rejected', () => {
  it.each<[string, Given, string]>([
    ['refused', { status: 400, intent: 'invalid' }, 'pass'],
    ['refused otherwise', { status: 404, intent: 'invalid' }, 'pass'],
    ['accepted', { status: 200, intent: 'invalid' }, 'violation: wanted a refusal 4xx: /body/name breaks maxLength, got 200'],
    [
      'accepted, to be done later',
      { status: 202, intent: 'invalid' },
      'violation: wanted a refusal 4xx: /body/name breaks maxLength, got 202',
    ],
    [
      'accepted, although nothing valid was',
      { status: 200, intent: 'invalid', acceptedBefore: false },
      'violation: wanted a refusal 4xx: /body/name breaks maxLength, got 200',
    ],
    ['accepted, as by many', { status: 200, intent: 'mild' }, 'policy: wanted a refusal 4xx: /body/name breaks type, got 200'],
    ['a bad format accepted', { status: 200, intent: 'badFormat' }, 'policy: wanted a refusal 4xx: /body/url breaks format, got 200'],
    [
      'a bad format accepted by who asserts formats',
      { status: 200, intent: 'badFormat', formatsAsserted: true },
      'violation: wanted a refusal 4xx: /body/url breaks format, got 200',
    ],
    [
      'refused, where nothing was ever accepted',
      { status: 400, intent: 'invalid', acceptedBefore: false },
      'inconclusive: no valid request to this operation was accepted, so a refusal proves nothing',
    ],
    ['a limiter in the way', { status: 429, intent: 'invalid' }, 'inconclusive: a rate limit stood in the way'],
    ['a failure', { status: 500, intent: 'invalid' }, 'inconclusive: 500 neither accepts nor refuses'],
    ['a redirection', { status: 302, intent: 'invalid' }, 'inconclusive: 302 neither accepts nor refuses'],
    ['a valid request', { status: 200 }, 'skip: the request was not meant to be invalid'],
    ['no response', { intent: 'invalid' }, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(invalidRejected, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  it('points at the clause that was broken', () => {
    expect(invalidRejected.inspect(exchangeSubject(operation, { status: 200, intent: 'invalid' }), lens)).toMatchObject([
      { clauses: ['/components/schemas/Name/maxLength'] },
    ])
  })
})
