/** Ascending and descending mixed up. */
import type { Defect } from '#mock/defects/defect.ts'

export const reversesSort: Defect = {
  id: 'reverses-sort',
  promise: 'A sorted list stands the wrong way round.',
  caughtBy: ['sort-tells-truth'],
  needs: 'a list that can be sorted',
  tweak: {
    sort: (sound) => sound && { ...sound, descending: !sound.descending },
  },
}
