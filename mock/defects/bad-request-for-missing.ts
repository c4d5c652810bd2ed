/** One handler for every error that a look-up throws. */
import type { Defect } from '#mock/defects/defect.ts'

export const badRequestForMissing: Defect = {
  id: 'bad-request-for-missing',
  promise: 'A read of what is not there is answered 400.',
  caughtBy: ['gone-after-delete'],
  needs: 'a resource that can be deleted, and whose read documents 404',
  tweak: {
    respond: (sound, { request }) => (request.method === 'GET' && sound.status === 404 ? { ...sound, status: 400 } : sound),
  },
}
