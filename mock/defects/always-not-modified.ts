/** A precondition that only looks whether there is one. */
import type { Defect } from '#mock/defects/defect.ts'

export const alwaysNotModified: Defect = {
  id: 'always-not-modified',
  promise: 'A client that has any version is told that nothing has changed.',
  caughtBy: ['not-modified'],
  needs: 'a read that documents an ETag',
  tweak: { unchanged: () => true },
}
