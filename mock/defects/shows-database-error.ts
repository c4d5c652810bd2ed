/** What the database said, passed on. */
import type { Defect } from '#mock/defects/defect.ts'
import { telling } from '#mock/telling.ts'

export const showsDatabaseError: Defect = {
  id: 'shows-database-error',
  promise: 'A refusal shows the statement that failed.',
  caughtBy: ['internals-withheld'],
  tweak: {
    respond: (sound) => (sound.status >= 400 ? telling(sound, 'duplicate key value violates unique constraint "items_pkey"') : sound),
  },
}
