import { describe, expect, it } from 'vitest'
import { methodNotAllowed } from '#suites/http-semantics/method-not-allowed.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const probe = (given: Given): Given => ({ intent: 'method', method: 'DELETE', ...given })
const allow = [['Allow', 'POST']] as const

describe('method-not-allowed', () => {
  it.each<[string, Given, string]>([
    ['405 that names the methods', probe({ status: 405, headers: allow }), 'pass'],
    ['405 that names none', probe({ status: 405 }), 'violation: wanted an Allow header with the 405 to DELETE, got none'],
    [
      '405 of a gateway that stops TRACE',
      probe({ status: 405, method: 'TRACE' }),
      'policy: wanted an Allow header with the 405 to TRACE, got none',
    ],
    ['405 with an empty Allow: the path has no method now', probe({ status: 405, headers: [['allow', '']] }), 'pass'],
    ['a write that works', probe({ status: 204 }), 'violation: wanted 405 for DELETE, got 204'],
    ['a page that answers every GET', probe({ status: 200, method: 'GET' }), 'policy: wanted 405 for GET, got 200'],
    ['the echo of TRACE', probe({ status: 200, method: 'TRACE' }), 'policy: wanted 405 for TRACE, got 200'],
    ["a method that is nobody's works", probe({ status: 200, method: 'PROOFLOAD' }), 'violation: wanted 405 for PROOFLOAD, got 200'],
    ["a method that is nobody's is stopped", probe({ status: 404, method: 'PROOFLOAD' }), 'pass'],
    ['404', probe({ status: 404 }), 'policy: wanted 405 for DELETE, got 404'],
    ['another refusal', probe({ status: 403 }), 'pass'],
    ['the least of refusals', probe({ status: 400 }), 'pass'],
    ['the last of refusals', probe({ status: 499 }), 'pass'],
    ['not implemented', probe({ status: 501 }), 'pass'],
    ['a redirection', probe({ status: 301 }), 'inconclusive: 301 neither allows nor refuses the method'],
    ['a limiter in the way', probe({ status: 429 }), 'inconclusive: 429 neither allows nor refuses the method'],
    ['a failure', probe({ status: 500 }), 'inconclusive: 500 neither allows nor refuses the method'],
    ['a documented method', { status: 200 }, 'skip: the method is documented'],
    ['no response', probe({}), 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(methodNotAllowed, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  it('is refused with 405 where the document says so in words', () => {
    const judged = (given: Given): string => {
      const subject = exchangeSubject(operation, probe({ method: 'GET', ...given }))
      const intent = { ...subject.case.intent, promised: true } as typeof subject.case.intent
      return told(methodNotAllowed, { ...subject, case: { ...subject.case, intent } }, lens)
    }
    expect(judged({ status: 200 })).toBe('violation: wanted 405 for GET, got 200')
    expect(judged({ status: 409 })).toBe('violation: wanted 405 for GET, as the document says, got 409')
    expect(judged({ status: 404 })).toBe('violation: wanted 405 for GET, got 404')
    expect(judged({ status: 403 })).toBe('pass')
    expect(judged({ status: 429 })).toBe('inconclusive: 429 neither allows nor refuses the method')
  })

  it('404 breaks the document where that lists 405', () => {
    const listed = thing({ '200': { description: 'ok' }, '405': { description: 'no such method' } })
    expect(told(methodNotAllowed, exchangeSubject(listed.operation, probe({ status: 404 })), listed.lens)).toBe(
      'violation: wanted 405 for DELETE, got 404',
    )
  })
})
