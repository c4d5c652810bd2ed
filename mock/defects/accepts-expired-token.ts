/** A token that is decoded and never verified, its date not looked at. */
import type { Defect } from '#mock/defects/defect.ts'
import { claimsIn, mainCaller } from '#mock/credentials.ts'

export const acceptsExpiredToken: Defect = {
  id: 'accepts-expired-token',
  promise: 'A token is believed whatever its date says.',
  caughtBy: ['auth-enforced'],
  needs: 'a credential that is sent as it is',
  tweak: {
    identify: (sound, call) =>
      sound.kind === 'refused' && Number(claimsIn(call.request)?.claims['exp']) < 1_500_000_000
        ? { kind: 'known', caller: mainCaller }
        : sound,
  },
}
