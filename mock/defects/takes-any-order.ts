/** A rule between two fields that was written down for the reader, and nowhere else. */
import type { Defect } from '#mock/defects/defect.ts'

export const takesAnyOrder: Defect = {
  id: 'takes-any-order',
  promise: 'Of two dates that the document wants in order, the other order is taken.',
  caughtBy: ['order-rule-kept'],
  needs: 'two dates of which the document says in words which comes first',
  tweak: { ordered: () => true },
}
