/** RFC 2324, where no document speaks of it. */
import type { Defect } from '#mock/defects/defect.ts'
import { isSuccess } from '#lib/status-range.ts'

export const answersTeapot: Defect = {
  id: 'answers-teapot',
  promise: 'Reading and listing answer 418.',
  caughtBy: ['status-documented'],
  tweak: {
    respond: (sound, { route }) =>
      (route.role === 'read' || route.role === 'list') && isSuccess(sound.status) ? { ...sound, status: 418 } : sound,
  },
}
