/** A unique index on keys, and no look at what was done under them. */
import type { Defect } from '#mock/defects/defect.ts'

export const refusesRepetition: Defect = {
  id: 'refuses-repetition',
  promise: 'A creation that is repeated under its idempotency key is refused.',
  caughtBy: ['idempotency-key-replays'],
  needs: 'an idempotency key of which the document says that the first answer comes again',
  tweak: { done: (sound) => sound && { ...sound, base64: '' } },
}
