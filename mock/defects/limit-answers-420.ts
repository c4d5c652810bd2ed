/** A gateway of another age. */
import type { Defect } from '#mock/defects/defect.ts'

export const limitAnswers420: Defect = {
  id: 'limit-answers-420',
  promise: 'Too many requests are answered with 420.',
  caughtBy: ['status-documented'],
  needs: 'a rate limit',
  tweak: {
    respond: (sound) => (sound.status === 429 ? { ...sound, status: 420 } : sound),
  },
}
