/** If-None-Match, read by nobody. */
import type { Defect } from '#mock/defects/defect.ts'

export const neverNotModified: Defect = {
  id: 'never-not-modified',
  promise: 'A client that has the version in force gets it again.',
  caughtBy: ['not-modified'],
  needs: 'a read that documents an ETag and 304',
  tweak: { unchanged: () => false },
}
