/** A handler for PUT that never asks whether the thing was there. */
import type { Defect } from '#mock/defects/defect.ts'

export const putNeverSaysCreated: Defect = {
  id: 'put-never-says-created',
  promise: 'A PUT that makes something is answered as one that replaces it.',
  caughtBy: ['put-tells-whether-new'],
  needs: 'an operation that replaces, and documents 201 for what it makes',
  tweak: {
    respond: (sound, { request, route }) =>
      request.method === 'PUT' && sound.status === 201 ? { ...sound, status: route.success.status } : sound,
  },
}
