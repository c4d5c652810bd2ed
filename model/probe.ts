/** What a request that asks for no ordinary success is meant to show, and the check that judges it. */

export const probes = {
  'no-credential': 'auth-enforced',
  'malformed-credential': 'auth-enforced',
  'invalid-credential': 'auth-enforced',
  'missing-scope': 'scopes-enforced',
  'foreign-tenant': 'tenants-isolated',
  'browser-origin': 'browser-origin-blocked',
  'undocumented-method': 'method-not-allowed',
  'null-for-no-body': 'no-server-error',
} as const

export type Probe = keyof typeof probes
