/** Lengths that stand in the document alone. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsTooLong: Defect = {
  id: 'accepts-too-long',
  promise: 'Texts beyond their maxLength are accepted.',
  caughtBy: ['invalid-rejected'],
  needs: 'a maxLength in a request',
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => issue.keyword !== 'maxLength'),
  },
}
