/** A language that converts whatever it gets. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsWrongType: Defect = {
  id: 'accepts-wrong-type',
  promise: 'Values of another type are accepted.',
  caughtBy: ['invalid-rejected'],
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => issue.keyword !== 'type'),
  },
}
