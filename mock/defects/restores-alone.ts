/** The row is marked as there again, its rows elsewhere are not. */
import type { Defect } from '#mock/defects/defect.ts'

export const restoresAlone: Defect = {
  id: 'restores-alone',
  promise: 'What was deleted along with a thing does not come back with it, although the document says so.',
  caughtBy: ['action-lasts'],
  needs: 'a document that says in words what comes back with what is restored',
  tweak: { restores: () => [] },
}
