/** A look-up by the first characters of a key, as they are shown in consoles, and no look at the rest. */
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'
import { headerOf } from '#lib/bytes.ts'

export const acceptsCutToken: Defect = {
  id: 'accepts-cut-token',
  promise: 'A token whose end is missing does as well as the whole one.',
  caughtBy: ['auth-enforced'],
  needs: 'a credential that is sent as it is',
  tweak: {
    identify: (sound, { request }) =>
      sound.kind === 'refused' && /\.[\w-]+\.[\w-]{39}$/.test(headerOf(request, 'authorization') ?? '')
        ? { kind: 'known', caller: mainCaller }
        : sound,
  },
}
