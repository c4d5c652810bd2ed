/** An index that is built once and never again. */
import type { Defect } from '#mock/defects/defect.ts'

export const searchFindsNothingNew: Defect = {
  id: 'search-finds-nothing-new',
  promise: 'A search finds only what was there from the beginning.',
  caughtBy: ['search-tells-truth'],
  needs: 'a list that can be searched',
  tweak: {
    found: (sound) => sound.filter(({ seeded }) => seeded),
  },
}
