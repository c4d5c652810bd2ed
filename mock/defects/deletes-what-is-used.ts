/** A deletion that does not look whether anything needs the thing. */
import type { Defect } from '#mock/defects/defect.ts'

export const deletesWhatIsUsed: Defect = {
  id: 'deletes-what-is-used',
  promise: 'What something belongs to is deleted, although the document refuses that.',
  caughtBy: ['kept-while-used'],
  needs: 'a deletion of which the document says in words that something holds it back, and 409 for it',
  tweak: { holds: () => false },
}
