/** A new column that the insert statement does not know. */
import type { Defect } from '#mock/defects/defect.ts'

export const createStoresHalf: Defect = {
  id: 'create-stores-half',
  promise: 'A creation stores only the first property that it is sent.',
  caughtBy: ['written-is-read'],
  needs: 'an operation that creates, with properties that a read shows',
  tweak: {
    write: (sound, { request }) => (request.method === 'POST' ? Object.fromEntries(Object.entries(sound).slice(0, 1)) : sound),
  },
}
