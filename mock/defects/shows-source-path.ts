/** A message with the file that it was thrown in. */
import type { Defect } from '#mock/defects/defect.ts'
import { telling } from '#mock/telling.ts'

export const showsSourcePath: Defect = {
  id: 'shows-source-path',
  promise: 'A refusal shows a path of the server.',
  caughtBy: ['internals-withheld'],
  tweak: {
    respond: (sound) => (sound.status >= 400 ? telling(sound, 'cannot load /usr/src/app/handlers/items.js') : sound),
  },
}
