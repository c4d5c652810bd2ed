/** Texts beyond their maxLength are accepted. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsTooLong: Defect = {
  id: 'accepts-too-long',
  promise: 'Texts beyond their maxLength are accepted.',
  caughtBy: ['invalid-rejected'],
  mayTrip: [],
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => issue.keyword !== 'maxLength'),
  },
}
