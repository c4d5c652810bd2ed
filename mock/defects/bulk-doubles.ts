/** A batch whose last part is sent again after a timeout. */
import type { Defect } from '#mock/defects/defect.ts'

export const bulkDoubles: Defect = {
  id: 'bulk-doubles',
  promise: 'The last of many that are made at once is made twice.',
  caughtBy: ['bulk-equals-singles'],
  needs: 'an operation that makes many at once',
  tweak: {
    bulk: (sound) => [...sound, ...sound.slice(-1)],
  },
}
