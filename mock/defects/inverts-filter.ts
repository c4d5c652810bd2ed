/** A condition the wrong way round. */
import type { Defect } from '#mock/defects/defect.ts'

export const invertsFilter: Defect = {
  id: 'inverts-filter',
  promise: 'A filtered list shows what does not have the value.',
  caughtBy: ['filter-tells-truth'],
  needs: 'a list with filters',
  tweak: {
    filters: (sound) => sound.map((filter) => ({ ...filter, passes: (shown) => !filter.passes(shown) })),
  },
}
