/** A write to a queue that nobody reads. */
import type { Defect } from '#mock/defects/defect.ts'

export const createdNotReadable: Defect = {
  id: 'created-not-readable',
  promise: 'What was created is not kept.',
  caughtBy: ['readable-after-create'],
  mayTrip: ['valid-accepted', 'gone-after-delete', 'listed-after-create', 'location-names-the-resource'],
  needs: 'an operation that creates',
  tweak: {
    keep: () => false,
  },
}
