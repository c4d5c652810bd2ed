/** A handler of PATCH under the name of PUT. */
import type { Defect } from '#mock/defects/defect.ts'

export const putMerges: Defect = {
  id: 'put-merges',
  promise: 'A PUT keeps what it does not name.',
  caughtBy: ['replace-replaces'],
  needs: 'an operation that replaces, with optional properties',
  tweak: {
    changed: (sound, { call, before }) => (call.request.method === 'PUT' ? { ...before, ...sound } : sound),
  },
}
