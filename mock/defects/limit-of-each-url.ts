/** A cache's key taken for that of a counter. */
import type { Defect } from '#mock/defects/defect.ts'

export const limitOfEachUrl: Defect = {
  id: 'limit-of-each-url',
  promise: 'The rate limit is counted for each URL, its query included.',
  caughtBy: ['limit-not-dodged'],
  needs: 'a rate limit',
  tweak: {
    quota: (sound, { request }) => `${sound} ${request.path}?${request.query}`,
  },
}
