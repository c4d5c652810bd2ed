/** A clock that is read in one zone and written in another. */
import type { Defect } from '#mock/defects/defect.ts'

export const dateOfChangeGoesBack: Defect = {
  id: 'date-of-change-goes-back',
  promise: 'A change sets the date of change back by an hour.',
  caughtBy: ['timestamps-go-forward'],
  needs: 'a resource that is changed and shows a date of change',
  tweak: {
    changedMs: (sound) => sound - 3_600_000,
  },
}
