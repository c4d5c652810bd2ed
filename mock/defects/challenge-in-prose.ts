/** A header that was written for people. */
import type { Defect } from '#mock/defects/defect.ts'

export const challengeInProse: Defect = {
  id: 'challenge-in-prose',
  promise: 'WWW-Authenticate holds a sentence instead of a challenge.',
  caughtBy: ['challenge-with-401'],
  needs: 'a 401 that documents WWW-Authenticate',
  tweak: {
    respond: (sound) => ({
      ...sound,
      headers: sound.headers.map(
        ([name, value]) => [name, name === 'www-authenticate' ? 'Please send your key, and try again' : value] as const,
      ),
    }),
  },
}
