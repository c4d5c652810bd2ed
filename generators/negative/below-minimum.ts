/** The number just below `minimum`, or the one that `exclusiveMinimum` leaves out. */
import { beyond } from '#generators/negative/beyond.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const belowMinimum: Mutation = {
  id: 'below-minimum',
  keyword: 'minimum',
  keywords: ['minimum', 'exclusiveMinimum'],
  promise: 'A number below the least one allowed is refused.',
  on: 'value',
  breakIt: (target) => beyond(target, 'minimum', 'below') ?? beyond(target, 'exclusiveMinimum', 'below'),
}
