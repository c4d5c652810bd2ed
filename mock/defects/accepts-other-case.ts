/** A column of keys with a collation that folds case. */
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'

export const acceptsOtherCase: Defect = {
  id: 'accepts-other-case',
  promise: 'A token does as well with small letters for its capitals.',
  caughtBy: ['auth-enforced'],
  needs: 'a credential that is sent as it is',
  tweak: {
    // Every signed token begins with these letters, and no forged one does.
    identify: (sound, { request }) =>
      sound.kind === 'refused' && / EYjH/.test(headerOf(request, 'authorization') ?? '') ? { kind: 'known', caller: mainCaller } : sound,
  },
}
