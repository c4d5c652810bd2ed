/** An id from the database where the document says text. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const wrongFieldType: Defect = {
  id: 'wrong-field-type',
  promise: 'A text is answered as a number.',
  caughtBy: ['body-matches-schema'],
  tweak: {
    body: (sound, call) => spoil(call, sound, ({ keywords, value }) => keywords['type'] === 'string' && typeof value === 'string', 4711),
  },
}
