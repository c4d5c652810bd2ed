/** A check of parameters that takes the credential for one of them. */
import type { Defect } from '#mock/defects/defect.ts'

export const badRequestForUnknown: Defect = {
  id: 'bad-request-for-unknown',
  promise: 'A missing or unknown credential is answered 400 where the document says 401.',
  caughtBy: ['auth-enforced'],
  needs: 'a documented 401',
  tweak: {
    respond: (sound) => (sound.status === 401 ? { ...sound, status: 400 } : sound),
  },
}
