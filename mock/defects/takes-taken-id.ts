/** A table without a unique index. */
import type { Defect } from '#mock/defects/defect.ts'

export const takesTakenId: Defect = {
  id: 'takes-taken-id',
  promise: 'What is made under an id that is taken is made, and stands beside the other.',
  caughtBy: ['one-of-each-id'],
  needs: 'a creation whose body says the id, that documents 409, and a list',
  tweak: { taken: () => false },
}
