/** A rule of access that finds no owner, and says so. */
import type { Defect } from '#mock/defects/defect.ts'

export const forbiddenForMissing: Defect = {
  id: 'forbidden-for-missing',
  promise: 'A read of what is not there is answered 403.',
  caughtBy: ['status-documented'],
  needs: 'a read by an id of text that documents 404, and no 403',
  tweak: {
    respond: (sound, { request }) => (request.method === 'GET' && sound.status === 404 ? { ...sound, status: 403 } : sound),
  },
}
