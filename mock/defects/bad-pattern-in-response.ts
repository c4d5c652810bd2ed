/** A key in an older spelling. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const badPatternInResponse: Defect = {
  id: 'bad-pattern-in-response',
  promise: 'An answer holds a text that does not match its pattern.',
  caughtBy: ['body-matches-schema'],
  needs: 'a pattern in an answer',
  tweak: {
    body: (sound, call) =>
      spoil(call, sound, ({ keywords, value }) => keywords['pattern'] !== undefined && typeof value === 'string', '§ ¶ §'),
  },
}
