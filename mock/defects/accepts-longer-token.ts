/** A look-up by as many characters as a key has, and no look at what comes behind. */
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'
import { headerOf } from '#lib/bytes.ts'

export const acceptsLongerToken: Defect = {
  id: 'accepts-longer-token',
  promise: 'A token with something behind it does as well as the token.',
  caughtBy: ['auth-enforced'],
  needs: 'a credential that is sent as it is',
  tweak: {
    identify: (sound, { request }) =>
      sound.kind === 'refused' && /\.[\w-]+\.[\w-]{44,}$/.test(headerOf(request, 'authorization') ?? '')
        ? { kind: 'known', caller: mainCaller }
        : sound,
  },
}
