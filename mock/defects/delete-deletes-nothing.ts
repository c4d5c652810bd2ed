/** A soft deletion that reading does not know of. */
import type { Defect } from '#mock/defects/defect.ts'

export const deleteDeletesNothing: Defect = {
  id: 'delete-deletes-nothing',
  promise: 'DELETE answers success and deletes nothing.',
  caughtBy: ['gone-after-delete'],
  needs: 'an operation that deletes',
  tweak: {
    remove: () => false,
  },
}
