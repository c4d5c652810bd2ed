/** A handler for PUT that answers as the one for POST does. */
import type { Defect } from '#mock/defects/defect.ts'

export const putAlwaysSaysCreated: Defect = {
  id: 'put-always-says-created',
  promise: 'A PUT that replaces something is answered 201, as if it had made it.',
  caughtBy: ['put-tells-whether-new'],
  needs: 'an operation that replaces, and documents 201 for what it makes',
  tweak: {
    respond: (sound, { request, route: { success } }) =>
      request.method === 'PUT' && sound.status === success.status && success.created !== undefined
        ? { ...sound, status: success.created.status }
        : sound,
  },
}
