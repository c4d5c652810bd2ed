import { describe, expect, it } from 'vitest'
import { noServerError } from '#suites/negative/no-server-error.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' }, '500': { description: 'documented, and still a failure' } })

describe('no-server-error', () => {
  it.each<[string, Given, string]>([
    ['a success', { status: 200 }, 'pass'],
    ['a refusal', { status: 422, intent: 'invalid' }, 'pass'],
    ['a failure on a valid request', { status: 500 }, 'violation: wanted a success, got 500'],
    ['a failure on an invalid request', { status: 500, intent: 'invalid' }, 'violation: wanted a client error 4xx, got 500'],
    ['a failure on a stranger', { status: 599, intent: 'noCredential' }, 'violation: wanted a client error 4xx, got 599'],
    ['a method that is not implemented', { status: 501, intent: 'method', method: 'PATCH' }, 'pass'],
    ['an operation that is not implemented', { status: 501 }, 'violation: wanted a success, got 501'],
    ['a method that fails', { status: 500, intent: 'method', method: 'PATCH' }, 'violation: wanted a client error 4xx, got 500'],
    ['a gateway', { status: 502 }, 'inconclusive: 502: a gateway or an overload answered'],
    ['an overload', { status: 503 }, 'inconclusive: 503: a gateway or an overload answered'],
    ['a slow server behind a gateway', { status: 504 }, 'inconclusive: 504: a gateway or an overload answered'],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(noServerError, exchangeSubject(operation, given), lens)).toBe(verdict)
  })
})
