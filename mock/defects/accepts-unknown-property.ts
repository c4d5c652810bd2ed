/** Unknown properties are accepted where the schema is closed. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsUnknownProperty: Defect = {
  id: 'accepts-unknown-property',
  promise: 'Unknown properties are accepted where the schema is closed.',
  caughtBy: ['invalid-rejected'],
  mayTrip: [],
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => !(issue.keyword === 'additionalProperties' || issue.keyword === 'unevaluatedProperties')),
  },
}
