import { describe, expect, it } from 'vitest'
import { challengeWith401 } from '#suites/http-semantics/challenge-with-401.ts'
import { openText } from '#test/in-process.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'
import type { JsonObject } from '#lib/json.ts'
import type { Operation } from '#model/contract.ts'

/** One read behind these schemes. */
function behind(schemes: JsonObject): Operation {
  const security = Object.keys(schemes).map((name) => ({ [name]: [] }))
  const paths = { '/me': { get: { security, responses: { '200': { description: 'ok' } } } } }
  const document = { openapi: '3.1.0', info: { title: 'Me', version: '1' }, paths, components: { securitySchemes: schemes } }
  return openText(JSON.stringify(document)).contract.operations[0] as Operation
}

const refused = (challenge?: string): Given => ({
  status: 401,
  ...(challenge !== undefined && { headers: [['WWW-Authenticate', challenge]] }),
})
const { operation, lens } = thing({ '200': { description: 'ok' } })
const header = { schema: { type: 'string' } }
const declared = thing({ '401': { description: 'no', headers: { 'WWW-Authenticate': header } } }).operation
const required = thing({ '401': { description: 'no', headers: { 'WWW-Authenticate': { ...header, required: true } } } }).operation
const bearer = behind({ token: { type: 'http', scheme: 'bearer' }, sso: { type: 'openIdConnect', openIdConnectUrl: 'https://sso.test' } })
const key = behind({ token: { type: 'http', scheme: 'bearer' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } })

describe('challenge-with-401', () => {
  it.each<[string, Operation, Given, string]>([
    ['a challenge', operation, refused('Bearer realm="x"'), 'pass'],
    ['none', operation, refused(), 'policy: wanted a WWW-Authenticate header with the 401, got none'],
    ['none where it is documented', declared, refused(), 'violation: wanted a WWW-Authenticate header with the 401, got none'],
    ['none where it is required: another check says so', required, refused(), 'pass'],
    ['a sentence', declared, refused('Please log in'), 'violation: wanted a challenge in WWW-Authenticate, got Please log in'],
    ['another scheme', bearer, refused('Digest realm="x"'), 'policy: wanted a challenge of bearer, got digest'],
    ['the scheme among others', bearer, refused('Negotiate, bearer'), 'pass'],
    ['whatever a key is called', key, refused('ApiKey'), 'pass'],
    ['another status', operation, { status: 403 }, 'skip: nobody was refused for a credential'],
    ['no response', operation, {}, 'skip: there was no response'],
  ])('%s', (_, given, answer, verdict) => {
    expect(told(challengeWith401, exchangeSubject(given, answer), lens)).toBe(verdict)
  })
})
