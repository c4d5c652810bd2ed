import { describe, expect, it } from 'vitest'
import { authEnforced } from '#suites/security/auth-enforced.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const answer = { description: 'an answer' }
const security = [{ key: [] }]
const documented = thing({ '200': answer, '401': answer }, { security })
const silent = thing({ '200': answer }, { security })
const without = (given: Given): Given => ({ intent: 'noCredential', actor: 'none', ...given })

describe('auth-enforced', () => {
  it.each<[string, typeof silent, Given, string]>([
    ['refused with 401', documented, without({ status: 401 }), 'pass'],
    ['hidden with 404', documented, without({ status: 404 }), 'pass'],
    ['let in', documented, without({ status: 200 }), 'violation: wanted 401, got 200'],
    ['let in for a later answer', silent, without({ status: 202 }), 'violation: wanted 401, got 202'],
    ['refused with 403 where 401 is documented', documented, without({ status: 403 }), 'violation: wanted 401, got 403'],
    [
      'forbidden to everybody',
      documented,
      without({ status: 403, acceptedBefore: false }),
      'inconclusive: nobody was let in, so 403 in place of 401 proves nothing',
    ],
    ['called a bad request where 401 is documented', documented, without({ status: 400 }), 'violation: wanted 401, got 400'],
    ['called a bad request where the document is silent', silent, without({ status: 400 }), 'pass'],
    [
      'a credential that is badly written, and called so',
      documented,
      { ...without({ status: 400 }), intent: 'malformedCredential', actor: 'malformed' },
      'inconclusive: 400 says nothing about access',
    ],
    ['refused with 403 where the document is silent', silent, without({ status: 403 }), 'pass'],
    ['validated first', documented, without({ status: 422 }), 'inconclusive: 422 says nothing about access'],
    ['sent to a login page', documented, without({ status: 302 }), 'inconclusive: 302 says nothing about access'],
    ['a failure', documented, without({ status: 500 }), 'inconclusive: 500 says nothing about access'],
    ['no response', documented, without({}), 'inconclusive: there was no response'],
    ['a valid credential', documented, { status: 200 }, 'skip: the request carried a credential'],
    [
      'a credential without the scope',
      documented,
      { status: 200, intent: 'missingScope', actor: 'limited' },
      'skip: the request carried a credential',
    ],
  ])('%s', (_, { operation, lens }, given, verdict) => {
    expect(told(authEnforced, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  it('rests on the requirement, the operation and the scheme: each may weaken it', () => {
    const found = authEnforced.inspect(exchangeSubject(documented.operation, without({ status: 200 })), documented.lens)
    expect(found).toMatchObject([{ clauses: ['/security', '/paths/~1things/post', '/components/securitySchemes/key'] }])
  })
})
