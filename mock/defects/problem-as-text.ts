/** An error that is put into JSON as it is. */
import type { Defect } from '#mock/defects/defect.ts'

export const problemAsText: Defect = {
  id: 'problem-as-text',
  promise: 'A problem document is a string.',
  caughtBy: ['problem-details-well-formed'],
  needs: 'refusals as problem documents',
  tweak: {
    respond: (sound) =>
      sound.headers.some(([, value]) => value === 'application/problem+json') ? { ...sound, body: '"something went wrong"' } : sound,
  },
}
