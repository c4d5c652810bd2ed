/** A date as people write it. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const badFormatInResponse: Defect = {
  id: 'bad-format-in-response',
  promise: 'An answer breaks the format of a text.',
  caughtBy: ['body-matches-schema'],
  needs: 'a format in an answer',
  tweak: {
    body: (sound, call) =>
      spoil(call, sound, ({ keywords, value }) => typeof keywords['format'] === 'string' && typeof value === 'string', 'tomorrow at noon'),
  },
}
