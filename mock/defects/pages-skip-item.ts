/** An off-by-one that steps over the boundary. */
import type { Defect } from '#mock/defects/defect.ts'

export const pagesSkipItem: Defect = {
  id: 'pages-skip-item',
  promise: 'Every page but the first leaves out its first item.',
  caughtBy: ['pages-complete'],
  needs: 'a list with pages',
  tweak: {
    pageStart: (sound) => (sound === 0 ? 0 : sound + 1),
  },
}
