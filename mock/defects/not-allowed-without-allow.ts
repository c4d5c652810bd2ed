/** 405 does not say which methods there are. */
import type { Defect } from '#mock/defects/defect.ts'

export const notAllowedWithoutAllow: Defect = {
  id: 'not-allowed-without-allow',
  promise: '405 does not say which methods there are.',
  caughtBy: ['method-not-allowed'],
  mayTrip: [],
  tweak: {
    refuseMethod: (sound) => ({ ...sound, headers: sound.headers.filter(([name]) => name !== 'allow') }),
  },
}
