/** Values of another type are accepted. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsWrongType: Defect = {
  id: 'accepts-wrong-type',
  promise: 'Values of another type are accepted.',
  caughtBy: ['invalid-rejected'],
  mayTrip: [],
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => issue.keyword !== 'type'),
  },
}
