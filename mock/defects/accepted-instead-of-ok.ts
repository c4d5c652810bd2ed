/** A server that queues its writes, behind a document that was written before it did. */
import type { Defect } from '#mock/defects/defect.ts'
import { isRead } from '#lib/read-methods.ts'
import { isSuccess } from '#lib/status-range.ts'

export const acceptedInsteadOfOk: Defect = {
  id: 'accepted-instead-of-ok',
  promise: 'Changes are answered with 202, which nobody documented.',
  caughtBy: ['status-documented'],
  tweak: {
    respond: (sound, { route }) => (isSuccess(sound.status) && !isRead(route.operation.method) ? { ...sound, status: 202 } : sound),
  },
}
