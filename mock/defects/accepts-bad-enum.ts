/** A column of type text where the document lists values. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsBadEnum: Defect = {
  id: 'accepts-bad-enum',
  promise: 'Values that the enum does not list are accepted.',
  caughtBy: ['invalid-rejected'],
  needs: 'an enum in a request',
  tweak: {
    violations: (sound) =>
      sound.filter(({ issue }) => !(issue.keyword === 'enum' || issue.keyword === 'const' || issue.keyword === 'discriminator')),
  },
}
