/** A value that was added to the code and not to the document. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const badEnumInResponse: Defect = {
  id: 'bad-enum-in-response',
  promise: 'An answer holds a value that its enum does not list.',
  caughtBy: ['body-matches-schema'],
  needs: 'an enum in an answer',
  tweak: {
    body: (sound, call) =>
      spoil(call, sound, ({ keywords, value }) => Array.isArray(keywords['enum']) && typeof value === 'string', 'NOT_IN_THE_ENUM'),
  },
}
