/** Negotiation that nobody has switched on. */
import type { Defect } from '#mock/defects/defect.ts'

export const answersWhatIsNotAccepted: Defect = {
  id: 'answers-what-is-not-accepted',
  promise: 'A client that accepts nothing of what there is gets JSON, although 406 is documented.',
  caughtBy: ['not-acceptable'],
  needs: 'an operation that documents 406',
  tweak: { acceptable: () => true },
}
