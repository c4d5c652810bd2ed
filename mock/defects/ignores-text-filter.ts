/** A parameter that never reaches the query: other filters of the same list do. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresTextFilter: Defect = {
  id: 'ignores-text-filter',
  promise: 'A list that is asked for a text of a property shows what has another one.',
  caughtBy: ['search-tells-truth'],
  needs: 'a list that is filtered by a free text',
  tweak: {
    filters: (sound) => sound.filter(({ by }) => by !== 'text'),
  },
}
