import { describe, expect, it } from 'vitest'
import { credentialWithheld } from '#suites/security/credential-withheld.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const judge = (given: Given, carried = 'Bearer s3cret-credential'): string => {
  const subject = exchangeSubject(operation, given)
  const request = { ...subject.exchange.request, headers: [['authorization', carried]] as const }
  return told(credentialWithheld, { ...subject, exchange: { ...subject.exchange, request } }, lens)
}

describe('credential-withheld', () => {
  it.each<[string, Given, string]>([
    ['nothing of it', { status: 403, body: { message: 'no' } }, 'pass'],
    [
      'in a refusal',
      { status: 403, body: { message: 'not with s3cret-credential' } },
      'violation: wanted a response without the credential, got the credential in the body',
    ],
    [
      'in a header',
      { status: 401, headers: [['X-Debug', 's3cret-credential']] },
      'violation: wanted a response without the credential, got the credential in the header x-debug',
    ],
    [
      'in a success',
      { status: 200, body: { key: 's3cret-credential' } },
      'policy: wanted a response without the credential, got the credential in the body',
    ],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, expected) => {
    expect(judge(given)).toBe(expected)
  })

  it('minds a made-up one too, in the refusal of it', () => {
    const made = { status: 401, intent: 'noCredential', body: { message: 'no-such-credential is not valid' } } as const
    expect(judge(made, 'Bearer no-such-credential')).toBe(
      'violation: wanted a response without the credential, got the credential in the body',
    )
    expect(judge({ ...made, intent: 'valid' }, 'Bearer no-such-credential')).toBe('pass')
  })

  it('speaks only of what the request carried', () => {
    expect(judge({ status: 403, body: { message: 's3cret-credential' } }, 'Bearer another')).toBe('pass')
  })
})
