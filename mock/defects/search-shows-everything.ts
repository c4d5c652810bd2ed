/** A search that is validated and then forgotten. */
import type { Defect } from '#mock/defects/defect.ts'

export const searchShowsEverything: Defect = {
  id: 'search-shows-everything',
  promise: 'A search shows the whole list, whatever is sought.',
  caughtBy: ['search-tells-truth'],
  needs: 'a list that can be searched, and a document that says by what',
  tweak: {
    found: (_, all) => all,
  },
}
