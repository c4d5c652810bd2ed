/** A column without a default. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const nullForNonNullable: Defect = {
  id: 'null-for-non-nullable',
  promise: 'A property that cannot be null is answered as null.',
  caughtBy: ['body-matches-schema'],
  tweak: {
    body: (sound, call) =>
      spoil(call, sound, ({ keywords, value }) => typeof keywords['type'] === 'string' && typeof value !== 'object', null),
  },
}
