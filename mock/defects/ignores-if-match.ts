/** The lost update: the last one wins. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresIfMatch: Defect = {
  id: 'ignores-if-match',
  promise: 'A write is done under an If-Match that names another version.',
  caughtBy: ['precondition-failed'],
  needs: 'a write whose read documents an ETag',
  tweak: { precondition: () => true },
}
