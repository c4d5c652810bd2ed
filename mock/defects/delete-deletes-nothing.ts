/** DELETE answers success and deletes nothing. */
import type { Defect } from '#mock/defects/defect.ts'

export const deleteDeletesNothing: Defect = {
  id: 'delete-deletes-nothing',
  promise: 'DELETE answers success and deletes nothing.',
  caughtBy: ['gone-after-delete'],
  mayTrip: [],
  tweak: {
    remove: () => false,
  },
}
