/** A refusal made by hand. */
import type { Defect } from '#mock/defects/defect.ts'

export const refusalWithoutRequired: Defect = {
  id: 'refusal-without-required',
  promise: 'A refusal lacks what its schema requires.',
  caughtBy: ['body-matches-schema'],
  needs: 'a documented refusal with a required member',
  tweak: {
    respond: (sound) => (sound.status >= 400 && sound.body.startsWith('{') ? { ...sound, body: '{}' } : sound),
  },
}
