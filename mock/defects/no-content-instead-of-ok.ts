/** A handler that forgot what it promised. */
import type { Defect } from '#mock/defects/defect.ts'

export const noContentInsteadOfOk: Defect = {
  id: 'no-content-instead-of-ok',
  promise: 'An answer with a body is answered 204 without one.',
  caughtBy: ['status-documented'],
  tweak: {
    respond: (sound) =>
      sound.status === 200 && sound.status < 300 && sound.body.length > 2 ? { ...sound, status: 204, headers: [], body: '' } : sound,
  },
}
