/** A buffer of writes that runs over: the answer was given before anything was kept. */
import type { Defect } from '#mock/defects/defect.ts'

const atOnce = 4

export const losesUnderPressure: Defect = {
  id: 'loses-under-pressure',
  promise: 'A creation that finds four others under way is answered with success and not kept.',
  caughtBy: ['readable-after-create'],
  needs: 'a resource that is made and read',
  underPressure: true,
  tweak: {
    waitMs: () => 5,
    keep: (sound, { request }) => sound && request.underWay <= atOnce,
  },
}
