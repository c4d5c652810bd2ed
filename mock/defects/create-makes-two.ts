/** An insert that is sent again although the first one was done. */
import type { Defect } from '#mock/defects/defect.ts'

export const createMakesTwo: Defect = {
  id: 'create-makes-two',
  promise: 'A creation makes two of what was sent once.',
  caughtBy: ['listed-after-create'],
  needs: 'a resource that is made and listed, under an id that the server gives out',
  tweak: {
    copies: () => 2,
  },
}
