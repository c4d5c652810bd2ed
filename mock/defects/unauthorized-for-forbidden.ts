/** One refusal for whoever may not come in. */
import type { Defect } from '#mock/defects/defect.ts'

export const unauthorizedForForbidden: Defect = {
  id: 'unauthorized-for-forbidden',
  promise: 'A credential without the scope is answered 401 where the document says 403.',
  caughtBy: ['scopes-enforced'],
  needs: 'scopes, a documented 403, and something that is read with the scopes of the limited credential',
  tweak: {
    respond: (sound) => (sound.status === 403 ? { ...sound, status: 401 } : sound),
  },
}
