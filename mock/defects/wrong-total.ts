/** A count that remembers what was deleted. */
import type { Defect } from '#mock/defects/defect.ts'

export const wrongTotal: Defect = {
  id: 'wrong-total',
  promise: 'The total beside a list is one too high.',
  caughtBy: ['total-tells-truth'],
  needs: 'a list that tells a total',
  tweak: {
    total: (sound) => sound + 1,
  },
}
