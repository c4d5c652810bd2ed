/** An off-by-one that reads the boundary twice. */
import type { Defect } from '#mock/defects/defect.ts'

export const pagesRepeatItem: Defect = {
  id: 'pages-repeat-item',
  promise: 'Every page but the first begins with the last item of the one before.',
  caughtBy: ['pages-complete'],
  needs: 'a list with pages',
  tweak: {
    pageStart: (sound) => Math.max(0, sound - 1),
  },
}
