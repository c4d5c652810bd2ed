/** What a request that asks for no ordinary success is meant to show, and the check that judges it. */

export const probes = {
  'no-credential': 'auth-enforced',
  'malformed-credential': 'auth-enforced',
  'invalid-credential': 'auth-enforced',
  'expired-credential': 'auth-enforced',
  'unsigned-credential': 'auth-enforced',
  'cut-credential': 'auth-enforced',
  'no-credential-needed': 'anonymous-admitted',
  'missing-scope': 'scopes-enforced',
  'foreign-tenant': 'tenants-isolated',
  'foreign-part': 'parts-isolated',
  'browser-origin': 'browser-origin-blocked',
  'undocumented-method': 'method-not-allowed',
  options: 'allow-lists-methods',
  head: 'head-equals-get',
  'nothing-acceptable': 'not-acceptable',
  'one-media-type': 'accepted-type-answered',
  'known-etag': 'not-modified',
  'other-etag': 'not-modified',
  'etag-in-force': 'precondition-failed',
  'etag-out-of-force': 'precondition-failed',
  'key-repeated': 'idempotency-key-replays',
  'key-for-another-body': 'idempotency-key-replays',
  'null-for-no-body': 'no-server-error',
  'read-only-sent': 'read-only-kept',
  'odd-body': 'no-server-error',
  'odd-parameter': 'no-server-error',
  'odd-url': 'no-server-error',
} as const

export type Probe = keyof typeof probes
