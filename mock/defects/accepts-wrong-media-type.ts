/** A parser that does not look at Content-Type. */
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsWrongMediaType: Defect = {
  id: 'accepts-wrong-media-type',
  promise: 'Bodies of media types that are not documented are accepted.',
  caughtBy: ['invalid-rejected'],
  tweak: {
    acceptMediaType: () => true,
  },
}
