/** Texts from an old database, sent as they come. */
import type { Defect } from '#mock/defects/defect.ts'

export const latin1AsUtf8: Defect = {
  id: 'latin1-as-utf8',
  promise: 'A letter of JSON is written in ISO 8859-1.',
  caughtBy: ['content-type-declared'],
  tweak: {
    respond: (sound) => ({ ...sound, body: sound.body.replace(/("(?:title|name|message|detail|room)":")./, '$1é'), encoding: 'latin1' }),
  },
}
