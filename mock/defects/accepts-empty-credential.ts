/** A look-up that finds the first account where it was given nothing to look for. */
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'

export const acceptsEmptyCredential: Defect = {
  id: 'accepts-empty-credential',
  promise: 'An API key without a single character does as well as a real one.',
  caughtBy: ['auth-enforced'],
  needs: 'an API key in a header',
  tweak: {
    identify: (sound, { request, contract }) =>
      sound.kind === 'refused' &&
      Object.values(contract.securitySchemes).some(
        (scheme) => scheme.type === 'apiKey' && scheme.in === 'header' && headerOf(request, scheme.name) === '',
      )
        ? { kind: 'known', caller: mainCaller }
        : sound,
  },
}
