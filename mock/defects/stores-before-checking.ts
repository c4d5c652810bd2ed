/** A transaction that is not rolled back. */
import type { Defect } from '#mock/defects/defect.ts'

export const storesBeforeChecking: Defect = {
  id: 'stores-before-checking',
  promise: 'A change that is refused is stored all the same.',
  caughtBy: ['refused-write-leaves-no-trace'],
  needs: 'an operation that changes, with two properties that a read shows',
  tweak: {
    checksFirst: (sound, { request }) => request.method !== 'PUT' && request.method !== 'PATCH' && sound,
  },
}
