/** A counter that is written when a thing is made, and then forgotten. */
import type { Defect } from '#mock/defects/defect.ts'

export const countsOnce: Defect = {
  id: 'counts-once',
  promise: 'The number of what belongs to a resource stays as it was.',
  caughtBy: ['counts-what-belongs'],
  needs: 'a resource that says how many belong to it, which can be made',
  tweak: { count: () => 0 },
}
