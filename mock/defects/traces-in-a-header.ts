/** A header for developers that stayed on. */
import type { Defect } from '#mock/defects/defect.ts'

export const tracesInAHeader: Defect = {
  id: 'traces-in-a-header',
  promise: 'Every answer tells in a header where in the code it was made.',
  caughtBy: ['internals-withheld'],
  tweak: {
    respond: (sound) => ({ ...sound, headers: [...sound.headers, ['x-handled', 'at findOne (/srv/shop/store.js:42:17)']] }),
  },
}
