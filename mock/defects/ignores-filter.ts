/** A parameter that is validated and then forgotten. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresFilter: Defect = {
  id: 'ignores-filter',
  promise: 'A filtered list shows everything.',
  caughtBy: ['filter-tells-truth'],
  needs: 'a list with filters',
  tweak: {
    filters: () => [],
  },
}
