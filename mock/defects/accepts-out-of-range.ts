/** Bounds that stand in the document alone. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsOutOfRange: Defect = {
  id: 'accepts-out-of-range',
  promise: 'Numbers beyond their bounds are accepted.',
  caughtBy: ['invalid-rejected'],
  needs: 'a bounded number in a request',
  tweak: {
    violations: (sound) =>
      sound.filter(
        ({ issue }) =>
          !(
            issue.keyword === 'minimum' ||
            issue.keyword === 'maximum' ||
            issue.keyword === 'exclusiveMinimum' ||
            issue.keyword === 'exclusiveMaximum'
          ),
      ),
  },
}
