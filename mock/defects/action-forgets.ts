/** An action that answers what it would have done, and never saves it. */
import type { Defect } from '#mock/defects/defect.ts'

export const actionForgets: Defect = {
  id: 'action-forgets',
  promise: 'An action answers with the state that it brings about, and keeps the old one.',
  caughtBy: ['action-lasts'],
  needs: 'an action that answers a resource in a state of its name',
  tweak: { performs: () => false },
}
