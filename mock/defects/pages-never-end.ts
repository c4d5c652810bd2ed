/** There is always a next page. */
import type { Defect } from '#mock/defects/defect.ts'

export const pagesNeverEnd: Defect = {
  id: 'pages-never-end',
  promise: 'After the last page the list begins anew.',
  caughtBy: ['pages-complete'],
  needs: 'a list with a cursor',
  tweak: {
    more: () => true,
  },
}
