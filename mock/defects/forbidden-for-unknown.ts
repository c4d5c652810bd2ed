/** Who the caller is and what he may do are told apart by neither the code nor the status. */
import type { Defect } from '#mock/defects/defect.ts'

export const forbiddenForUnknown: Defect = {
  id: 'forbidden-for-unknown',
  promise: 'A missing or unknown credential is answered 403 where the document says 401.',
  caughtBy: ['auth-enforced'],
  needs: 'a documented 401',
  tweak: {
    respond: (sound) => (sound.status === 401 ? { ...sound, status: 403 } : sound),
  },
}
