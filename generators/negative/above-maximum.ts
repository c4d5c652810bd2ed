/** The number just above `maximum`, or the one that `exclusiveMaximum` leaves out. */
import { beyond } from '#generators/negative/beyond.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const aboveMaximum: Mutation = {
  id: 'above-maximum',
  keyword: 'maximum',
  keywords: ['maximum', 'exclusiveMaximum'],
  promise: 'A number above the greatest one allowed is refused.',
  on: 'value',
  breakIt: (target) => beyond(target, 'maximum', 'above') ?? beyond(target, 'exclusiveMaximum', 'above'),
}
