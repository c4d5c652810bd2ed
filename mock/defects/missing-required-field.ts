/** A serialiser that drops what it finds empty. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const missingRequiredField: Defect = {
  id: 'missing-required-field',
  promise: 'A required property is missing from answers.',
  caughtBy: ['body-matches-schema'],
  tweak: {
    body: (sound, call) => spoil(call, sound, ({ required, value }) => required && typeof value !== 'object', undefined),
  },
}
