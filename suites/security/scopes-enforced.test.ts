import { describe, expect, it } from 'vitest'
import { scopesEnforced } from '#suites/security/scopes-enforced.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const answer = { description: 'an answer' }
const security = [{ key: ['things:write'] }]
const documented = thing({ '200': answer, '403': answer }, { security })
const both = thing({ '200': answer, '401': answer, '403': answer }, { security })
const silent = thing({ '200': answer, '401': answer }, { security })
const limited = (given: Given): Given => ({ intent: 'missingScope', actor: 'limited', ...given })

it('leaves open of what kind the limited credential is, where another kind needs no scope', () => {
  const mixed = thing({ '200': answer, '401': answer, '403': answer }, { security: [{ staff: [] }, ...security] })
  const judged = (status: number): string =>
    told(scopesEnforced, exchangeSubject(mixed.operation, limited({ status, admitted: ['limited'] })), mixed.lens)
  expect(judged(401)).toBe('inconclusive: the limited credential may be of another kind than the scopes')
  expect(judged(200)).toBe('violation: wanted 403, got 200')
})

describe('scopes-enforced', () => {
  it.each<[string, typeof silent, Given, string]>([
    ['forbidden', documented, limited({ status: 403 }), 'pass'],
    ['hidden with 404', documented, limited({ status: 404 }), 'pass'],
    ['let in', documented, limited({ status: 200 }), 'violation: wanted 403, got 200'],
    ['told to log in where 403 is documented', documented, limited({ status: 401 }), 'violation: wanted 403, got 401'],
    ['told to log in where the document is silent', silent, limited({ status: 401 }), 'pass'],
    ['told to log in where both are documented', both, limited({ status: 401 }), 'policy: wanted 403, got 401'],
    [
      'told to log in where both are documented, and let in elsewhere',
      both,
      limited({ status: 401, admitted: ['limited'] }),
      'violation: wanted 403, got 401',
    ],
    ['a limiter in the way', documented, limited({ status: 429 }), 'inconclusive: 429 says nothing about access'],
    ['no response', documented, limited({}), 'inconclusive: there was no response'],
    ['the main credential', documented, { status: 200 }, 'skip: the credential had the scopes'],
    ['no credential', documented, { status: 200, intent: 'noCredential', actor: 'none' }, 'skip: the credential had the scopes'],
  ])('%s', (_, { operation, lens }, given, verdict) => {
    expect(told(scopesEnforced, exchangeSubject(operation, given), lens)).toBe(verdict)
  })
})
