/** Retry-After is a word. */
import type { Defect } from '#mock/defects/defect.ts'

export const retryAfterNotInteger: Defect = {
  id: 'retry-after-not-integer',
  promise: 'Retry-After is a word.',
  caughtBy: ['headers-match-schema'],
  mayTrip: ['retry-after-true', 'too-many-requests-documented'],
  tweak: {
    respond: (sound) => ({ ...sound, headers: sound.headers.map(([name, value]) => [name, name === 'retry-after' ? 'soon' : value] as const) }),
  },
}
