/** An order that is validated and then forgotten. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresSort: Defect = {
  id: 'ignores-sort',
  promise: 'A sorted list stands in the order of making.',
  caughtBy: ['sort-tells-truth'],
  needs: 'a list that can be sorted',
  tweak: {
    sort: () => undefined,
  },
}
