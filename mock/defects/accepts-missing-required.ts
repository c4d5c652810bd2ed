/** Validation by hand that forgot to ask. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsMissingRequired: Defect = {
  id: 'accepts-missing-required',
  promise: 'Bodies and queries without what is required are accepted.',
  caughtBy: ['invalid-rejected'],
  tweak: {
    violations: (sound) => sound.filter(({ issue }) => issue.keyword !== 'required'),
  },
}
