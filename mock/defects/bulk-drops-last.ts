/** A loop that stops one too early, after the answer has been written. */
import type { Defect } from '#mock/defects/defect.ts'

export const bulkDropsLast: Defect = {
  id: 'bulk-drops-last',
  promise: 'The last of many that are made at once is answered as made, and is not.',
  caughtBy: ['bulk-equals-singles'],
  needs: 'an operation that makes many at once',
  tweak: {
    bulk: (sound) => sound.map((one, index) => (index === sound.length - 1 ? { ...one, kept: false } : one)),
  },
}
