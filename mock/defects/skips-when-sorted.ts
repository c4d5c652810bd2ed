/** A cursor that knows one order only. */
import type { Defect } from '#mock/defects/defect.ts'

export const skipsWhenSorted: Defect = {
  id: 'skips-when-sorted',
  promise: 'Of a list that is asked for in another order every page but the first leaves out its first item.',
  caughtBy: ['pages-complete'],
  needs: 'a list with pages that can be sorted',
  tweak: {
    pageStart: (sound, { request }) => (sound > 0 && /(?:^|&)(?:sort|order)/i.test(request.query) ? sound + 1 : sound),
  },
}
