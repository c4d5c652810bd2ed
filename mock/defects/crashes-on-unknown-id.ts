/** A member of undefined. */
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnUnknownId: Defect = {
  id: 'crashes-on-unknown-id',
  promise: 'An id that is not there is answered 500.',
  caughtBy: ['no-server-error'],
  needs: 'an operation with an id in its path',
  tweak: {
    respond: (sound) => (sound.status === 404 ? { ...sound, status: 500 } : sound),
  },
}
