/** A refusal with a word for the developers. */
import type { Defect } from '#mock/defects/defect.ts'

export const refusalWithMore: Defect = {
  id: 'refusal-with-more',
  promise: 'A refusal has a member that its closed schema forbids.',
  caughtBy: ['body-matches-schema'],
  needs: 'a closed schema of refusals',
  tweak: {
    respond: (sound) =>
      sound.status >= 400 && sound.body.startsWith('{"') ? { ...sound, body: sound.body.replace('{', '{"_why":1,') } : sound,
  },
}
