/** A cascade that was forgotten for one kind of thing. */
import type { Defect } from '#mock/defects/defect.ts'

export const keepsWhatBelonged: Defect = {
  id: 'keeps-what-belonged',
  promise: 'What goes with a resource, as the document says, is still there when that is deleted.',
  caughtBy: ['children-gone-with-parent'],
  needs: 'a deletion of which the document says in words what else it deletes',
  tweak: { goingWith: () => [] },
}
