/** A driver's message, passed on as it came. */
import type { Defect } from '#mock/defects/defect.ts'
import { telling } from '#mock/telling.ts'

export const showsConnectionString: Defect = {
  id: 'shows-connection-string',
  promise: 'A refusal shows where the database is, and with which password.',
  caughtBy: ['internals-withheld'],
  tweak: {
    respond: (sound) => (sound.status >= 400 ? telling(sound, 'connect ECONNREFUSED postgres://shop:s3cr3t@10.0.0.5:5432/shop') : sound),
  },
}
