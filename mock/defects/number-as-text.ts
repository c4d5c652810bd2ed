/** A decimal that kept its precision and lost its type. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const numberAsText: Defect = {
  id: 'number-as-text',
  promise: 'A number is answered as a text.',
  caughtBy: ['body-matches-schema'],
  needs: 'a number in an answer',
  tweak: {
    body: (sound, call) =>
      spoil(
        call,
        sound,
        ({ keywords, value }) => (keywords['type'] === 'integer' || keywords['type'] === 'number') && typeof value === 'number',
        '12',
      ),
  },
}
