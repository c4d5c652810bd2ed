/** A clock that counts from another window: clients come back too early, together. */
import type { Defect } from '#mock/defects/defect.ts'

export const retryAfterTooShort: Defect = {
  id: 'retry-after-too-short',
  promise: 'Retry-After promises half of the wait that is needed.',
  caughtBy: ['retry-after-true'],
  needs: 'a rate limit with a window of two seconds or more',
  tweak: {
    retryAfterSeconds: (sound) => Math.floor(sound / 2),
  },
}
