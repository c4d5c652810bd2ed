/** A middleware for all routes. */
import type { Defect } from '#mock/defects/defect.ts'

export const wantsCredentialAlways: Defect = {
  id: 'wants-credential-always',
  promise: 'An operation whose security is optional refuses a caller without a credential.',
  caughtBy: ['anonymous-admitted'],
  needs: 'an operation with optional security',
  tweak: {
    identify: (sound, { route }) =>
      sound.kind === 'known' && sound.caller.actor === 'anonymous' && route.operation.security.length > 0
        ? { kind: 'refused', sent: false }
        : sound,
  },
}
