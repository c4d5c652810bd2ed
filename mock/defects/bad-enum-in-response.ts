/** An answer holds a value that its enum does not list. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/defects/spoil.ts'

export const badEnumInResponse: Defect = {
  id: 'bad-enum-in-response',
  promise: 'An answer holds a value that its enum does not list.',
  caughtBy: ['body-matches-schema'],
  mayTrip: ['valid-accepted', 'readable-after-create', 'gone-after-delete'],
  tweak: {
    body: (sound, call) => spoil(call, sound, ({ keywords, value }) => Array.isArray(keywords['enum']) && typeof value === 'string', 'NOT_IN_THE_ENUM'),
  },
}
