/** A status that is written into the problem in one place, and sent from another. */
import type { Defect } from '#mock/defects/defect.ts'

export const problemOfAnotherStatus: Defect = {
  id: 'problem-of-another-status',
  promise: 'A problem tells another status than the one that it came with.',
  caughtBy: ['problem-details-well-formed'],
  needs: 'refusals as problem documents',
  tweak: {
    respond: (sound) =>
      sound.status < 400 ? sound : { ...sound, body: sound.body.replace(/"status":4\d\d/, `"status":${sound.status === 400 ? 409 : 400}`) },
  },
}
