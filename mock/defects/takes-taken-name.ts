/** A look whether a name is there, and another before it is: without an index both find nothing. */
import type { Defect } from '#mock/defects/defect.ts'

export const takesTakenName: Defect = {
  id: 'takes-taken-name',
  promise: 'A second one is made under a name that is taken.',
  caughtBy: ['taken-is-refused'],
  needs: 'a creation of which the document says in words that a name is there once, and that documents 409',
  tweak: { taken: () => false },
}
