/** A query by the last id of the path alone. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresTheParent: Defect = {
  id: 'ignores-the-parent',
  promise: 'An item is found inside every parent.',
  caughtBy: ['child-under-its-parent-only'],
  needs: 'a resource that is made and read inside of another',
  tweak: {
    known: (sound, { elsewhere }) => sound ?? elsewhere(),
  },
}
