/** A text that the database has room for. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const tooLongInResponse: Defect = {
  id: 'too-long-in-response',
  promise: 'An answer holds a text beyond its maxLength.',
  caughtBy: ['body-matches-schema'],
  needs: 'a maxLength in an answer',
  tweak: {
    body: (sound, call) =>
      spoil(call, sound, ({ keywords, value }) => keywords['maxLength'] !== undefined && typeof value === 'string', 'x'.repeat(100_000)),
  },
}
