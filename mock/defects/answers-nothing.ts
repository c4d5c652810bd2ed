/** A handler that returns before it has written. */
import type { Defect } from '#mock/defects/defect.ts'

export const answersNothing: Defect = {
  id: 'answers-nothing',
  promise: 'An answer that the document gives a body has none.',
  caughtBy: ['body-matches-schema'],
  tweak: {
    respond: (sound) => (sound.status < 300 && sound.body.length > 2 ? { ...sound, body: '' } : sound),
  },
}
