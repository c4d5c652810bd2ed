/** A 401 that is thrown where nobody knows of schemes. */
import type { Defect } from '#mock/defects/defect.ts'

export const unauthorizedWithoutChallenge: Defect = {
  id: 'unauthorized-without-challenge',
  promise: 'A 401 does not say which credential would do.',
  caughtBy: ['challenge-with-401'],
  needs: 'a 401 that documents WWW-Authenticate',
  tweak: { respond: (sound) => ({ ...sound, headers: sound.headers.filter(([name]) => name !== 'www-authenticate') }) },
}
