/** A deletion by a query that does not count what it deleted. */
import type { Defect } from '#mock/defects/defect.ts'

export const secondDeleteSucceeds: Defect = {
  id: 'second-delete-succeeds',
  promise: 'A deletion of what is not there answers success, although its 404 is documented.',
  caughtBy: ['second-delete'],
  needs: 'an operation that deletes and documents its 404',
  tweak: {
    respond: (sound, { request }) => (request.method === 'DELETE' && sound.status === 404 ? { status: 204, headers: [], body: '' } : sound),
  },
}
