/** A library that knows the common keywords only. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsBadShape: Defect = {
  id: 'accepts-bad-shape',
  promise: 'What objects and lists must hold, beyond types and bounds, is not looked at.',
  caughtBy: ['invalid-rejected'],
  needs: 'maps, tuples, dependent properties or a `not` in a request',
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => !rare.has(issue.keyword)),
  },
}

const rare = new Set(['minProperties', 'maxProperties', 'propertyNames', 'dependentRequired', 'contains', 'items', 'not', 'discriminator'])
