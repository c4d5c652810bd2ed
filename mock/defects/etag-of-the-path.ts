/** An ETag that was made of where the resource is, not of what it is. */
import { shortHash } from '#lib/hash.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const etagOfThePath: Defect = {
  id: 'etag-of-the-path',
  promise: 'The ETag of a resource stays the same when the resource changes.',
  caughtBy: ['etag-changes'],
  needs: 'a read that documents an ETag, of something that can be changed',
  tweak: { etag: (_, { request }) => `"${shortHash(request.path)}"` },
}
