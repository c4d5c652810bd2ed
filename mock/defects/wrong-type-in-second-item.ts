/** A migration that reached the first row only. */
import type { Defect } from '#mock/defects/defect.ts'
import { spoilItem } from '#mock/listed.ts'

export const wrongTypeInSecondItem: Defect = {
  id: 'wrong-type-in-second-item',
  promise: 'The second item of a list has a text where the first has its type.',
  caughtBy: ['body-matches-schema'],
  needs: 'a list with two items',
  tweak: {
    body: (sound, call) => spoilItem(call, sound, 1),
  },
}
