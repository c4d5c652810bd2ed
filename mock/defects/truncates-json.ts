/** A connection that was cut behind a proxy. */
import type { Defect } from '#mock/defects/defect.ts'

export const truncatesJson: Defect = {
  id: 'truncates-json',
  promise: 'The JSON of an answer ends before it is complete.',
  caughtBy: ['body-matches-schema'],
  tweak: {
    respond: (sound) => (sound.status < 300 && sound.body.length > 2 ? { ...sound, body: sound.body.slice(0, -2) } : sound),
  },
}
