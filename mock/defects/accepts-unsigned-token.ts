/** A library that lets the token say how it is verified, RFC 8725 §3.1. */
import type { Defect } from '#mock/defects/defect.ts'
import { claimsIn, mainCaller } from '#mock/credentials.ts'

export const acceptsUnsignedToken: Defect = {
  id: 'accepts-unsigned-token',
  promise: 'A token that says that it is not signed is believed.',
  caughtBy: ['auth-enforced'],
  needs: 'a credential that is sent as it is',
  tweak: {
    identify: (sound, call) =>
      sound.kind === 'refused' && claimsIn(call.request)?.head['alg'] === 'none' ? { kind: 'known', caller: mainCaller } : sound,
  },
}
