/** A write to a queue that nobody reads. */
import type { Defect } from '#mock/defects/defect.ts'

export const createdNotReadable: Defect = {
  id: 'created-not-readable',
  promise: 'What was created is not kept.',
  caughtBy: ['readable-after-create'],
  needs: 'an operation that creates',
  tweak: {
    keep: () => false,
  },
}
