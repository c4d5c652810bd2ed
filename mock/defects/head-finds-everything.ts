/** A handler of HEAD that looks nothing up. */
import type { Defect } from '#mock/defects/defect.ts'

export const headFindsEverything: Defect = {
  id: 'head-finds-everything',
  promise: 'HEAD answers 200 for what is not there.',
  caughtBy: ['head-equals-get'],
  policy: true,
  needs: 'a read by an id',
  tweak: {
    head: (sound) => (sound.status === 404 ? { ...sound, status: 200 } : sound),
  },
}
