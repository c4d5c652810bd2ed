/** Retry-After promises half of the wait that is needed. */
import type { Defect } from '#mock/defects/defect.ts'

export const retryAfterTooShort: Defect = {
  id: 'retry-after-too-short',
  promise: 'Retry-After promises half of the wait that is needed.',
  caughtBy: ['retry-after-true'],
  mayTrip: [],
  tweak: {
    retryAfterSeconds: (sound) => Math.floor(sound / 2),
  },
}
