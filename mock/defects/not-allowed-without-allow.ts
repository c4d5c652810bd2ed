/** RFC 9110 §15.5.6: a 405 must name the methods; most frameworks have to be asked. */
import type { Defect } from '#mock/defects/defect.ts'

export const notAllowedWithoutAllow: Defect = {
  id: 'not-allowed-without-allow',
  promise: 'A refused method is not told which methods there are.',
  caughtBy: ['method-not-allowed'],
  tweak: {
    refuseMethod: (sound) => ({ ...sound, headers: sound.headers.filter(([name]) => name !== 'allow') }),
  },
}
