/** A deletion that does not cascade, and a query that never asks for the parent. */
import type { Defect } from '#mock/defects/defect.ts'

export const keepsOrphans: Defect = {
  id: 'keeps-orphans',
  promise: 'What was made inside a resource is still found there when that is deleted.',
  caughtBy: ['children-gone-with-parent'],
  needs: 'a resource that is deleted, with another one inside that is read',
  tweak: {
    known: (sound, { isLast, deleted }) => sound ?? (isLast ? undefined : deleted()),
  },
}
