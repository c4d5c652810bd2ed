/** A statement that lost its WHERE. */
import type { Defect } from '#mock/defects/defect.ts'

export const bulkChangeReachesAll: Defect = {
  id: 'bulk-change-reaches-all',
  promise: 'A change or deletion of many at once reaches what the request does not name.',
  caughtBy: ['bulk-change-equals-singles'],
  needs: 'an operation that changes or deletes many at once',
  tweak: {
    reached: (sound, { siblings }) => {
      const [first] = sound
      const named = new Set(sound.map(({ item }) => item))
      return first === undefined
        ? sound
        : [...sound, ...siblings.filter((item) => !named.has(item)).map((item) => ({ item, said: first.said }))]
    },
  },
}
