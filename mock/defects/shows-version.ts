/** The signature of an error page. */
import type { Defect } from '#mock/defects/defect.ts'
import { telling } from '#mock/telling.ts'

export const showsVersion: Defect = {
  id: 'shows-version',
  promise: 'A refusal shows what the server is made of, and in which version.',
  caughtBy: ['internals-withheld'],
  tweak: {
    respond: (sound) => (sound.status >= 400 ? telling(sound, 'nginx/1.18.0 (Ubuntu)') : sound),
  },
}
