/** A counter that went below its floor. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const outOfRangeInResponse: Defect = {
  id: 'out-of-range-in-response',
  promise: 'An answer holds a number below its minimum.',
  caughtBy: ['body-matches-schema'],
  needs: 'a minimum in an answer',
  tweak: {
    body: (sound, call) =>
      spoil(call, sound, ({ keywords, value }) => keywords['minimum'] !== undefined && typeof value === 'number', -4711),
  },
}
