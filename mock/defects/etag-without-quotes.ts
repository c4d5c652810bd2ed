/** A hash that was put into the header as it is. */
import type { Defect } from '#mock/defects/defect.ts'

export const etagWithoutQuotes: Defect = {
  id: 'etag-without-quotes',
  promise: 'An ETag stands without quotation marks.',
  caughtBy: ['etag-well-formed'],
  needs: 'a read that documents an ETag',
  tweak: { etag: (sound) => sound.replaceAll('"', '') },
}
