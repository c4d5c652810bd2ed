/** A check for the header that never looks the token up. */
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'

export const acceptsInvalidToken: Defect = {
  id: 'accepts-invalid-token',
  promise: 'Any token will do.',
  caughtBy: ['auth-enforced'],
  tweak: {
    identify: (sound) => (sound.kind === 'refused' && sound.sent ? { kind: 'known', caller: mainCaller } : sound),
  },
}
