/** A loop over all but the last, after the answer has been written. */
import type { Defect } from '#mock/defects/defect.ts'

export const bulkChangeForgetsLast: Defect = {
  id: 'bulk-change-forgets-last',
  promise: 'The last of many that are changed or deleted at once is answered as done, and is not.',
  caughtBy: ['bulk-change-equals-singles'],
  needs: 'an operation that changes or deletes many at once',
  tweak: { reached: (sound) => sound.slice(0, -1) },
}
