/** A mass assignment waiting to be found. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsUnknownProperty: Defect = {
  id: 'accepts-unknown-property',
  promise: 'Unknown properties are accepted where the schema is closed.',
  caughtBy: ['invalid-rejected'],
  needs: 'a closed object in a request',
  tweak: {
    violations: (sound) =>
      sound.filter(({ issue }) => !(issue.keyword === 'additionalProperties' || issue.keyword === 'unevaluatedProperties')),
  },
}
