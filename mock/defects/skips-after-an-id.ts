/** The item after the cursor is taken for the cursor itself. */
import { pagingOf } from '#generators/lists/paging.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const skipsAfterAnId: Defect = {
  id: 'skips-after-an-id',
  promise: 'A page that is asked for after an item leaves out the one that follows it.',
  caughtBy: ['pages-complete'],
  needs: 'a list that goes on after an id',
  tweak: {
    pageStart: (sound, { contract, route: { resource } }) =>
      sound > 0 && resource.list !== undefined && pagingOf(contract.root, resource.list).after !== undefined ? sound + 1 : sound,
  },
}
