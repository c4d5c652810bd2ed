/** A flag as the database keeps it. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const booleanAsNumber: Defect = {
  id: 'boolean-as-number',
  promise: 'A boolean is answered as 1.',
  caughtBy: ['body-matches-schema'],
  needs: 'a boolean in an answer',
  tweak: {
    body: (sound, call) => spoil(call, sound, ({ keywords, value }) => keywords['type'] === 'boolean' && typeof value === 'boolean', 1),
  },
}
