/** User names that nobody looks up, beside the tokens that are documented. */
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'

export const acceptsAnybodyByBasic: Defect = {
  id: 'accepts-anybody-by-basic',
  promise: 'A made-up user name is accepted where only bearer tokens are documented.',
  caughtBy: ['auth-enforced'],
  needs: 'bearer tokens, and no other way to show a credential',
  tweak: {
    identify: (sound, { request }) =>
      sound.kind === 'refused' && /^Basic ./.test(headerOf(request, 'authorization') ?? '') ? { kind: 'known', caller: mainCaller } : sound,
  },
}
