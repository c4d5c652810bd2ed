/** A queue takes a writer that is slow under pressure for dead, and asks another one to write the same. */
import type { Defect } from '#mock/defects/defect.ts'

const atOnce = 4

export const doublesUnderPressure: Defect = {
  id: 'doubles-under-pressure',
  promise: 'A creation that finds four others under way makes two of what was sent once.',
  caughtBy: ['listed-after-create'],
  needs: 'a resource that is made and listed, under an id that the server gives out',
  underPressure: true,
  tweak: {
    waitMs: () => 5,
    copies: (sound, { request }) => (request.underWay > atOnce ? 2 : sound),
  },
}
