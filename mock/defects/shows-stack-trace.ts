/** An error handler of the development mode. */
import type { Defect } from '#mock/defects/defect.ts'
import { telling } from '#mock/telling.ts'

export const showsStackTrace: Defect = {
  id: 'shows-stack-trace',
  promise: 'A refusal shows where in the code it was made.',
  caughtBy: ['internals-withheld'],
  tweak: {
    respond: (sound) =>
      sound.status >= 400
        ? telling(
            sound,
            'TypeError: no such thing\n    at findOne (/srv/shop/store.js:42:17)\n    at async handle (/srv/shop/server.js:7:3)',
          )
        : sound,
  },
}
