/** A query of children without the parent in it. */
import type { Defect } from '#mock/defects/defect.ts'

export const listsChildrenOfAll: Defect = {
  id: 'lists-children-of-all',
  promise: 'A list inside of a parent shows what is in all of them.',
  caughtBy: ['child-under-its-parent-only'],
  needs: 'a resource that is made and listed inside of another',
  tweak: { inside: (_, { inAll }) => inAll() },
}
