/** Bounds that are validated and then forgotten. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresRanges: Defect = {
  id: 'ignores-ranges',
  promise: 'A list that is bounded by a number shows what is beyond the bound.',
  caughtBy: ['range-tells-truth'],
  needs: 'a list with bounds of a number',
  tweak: {
    filters: (sound) => sound.filter(({ name }) => !/^(?:min|max)/i.test(name)),
  },
}
