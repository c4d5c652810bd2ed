/** A form that grew while its handler did not. */
import type { Defect } from '#mock/defects/defect.ts'

export const updateStoresHalf: Defect = {
  id: 'update-stores-half',
  promise: 'A change stores only the first property that it is sent.',
  caughtBy: ['written-is-read'],
  needs: 'an operation that changes, with properties that a read shows',
  tweak: {
    write: (sound, { request }) =>
      request.method === 'PUT' || request.method === 'PATCH' ? Object.fromEntries(Object.entries(sound).slice(0, 1)) : sound,
  },
}
