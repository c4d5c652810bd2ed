/** A document in a column, answered as it was stored. */
import { isObject } from '#lib/json-pointer.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const objectAsText: Defect = {
  id: 'object-as-text',
  promise: 'An object is answered as the text of its JSON.',
  caughtBy: ['body-matches-schema'],
  needs: 'an object inside an answer',
  tweak: {
    body: (sound, call) => spoil(call, sound, ({ keywords, value }) => keywords['type'] === 'object' && isObject(value), '{}'),
  },
}
