/** Mass assignment: a row that is made of whatever the body holds. */
import { isObject } from '#lib/json-pointer.ts'
import { jsonOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const storesReadOnly: Defect = {
  id: 'stores-read-only',
  promise: 'Read-only properties of a creation are stored as the client says them, the id among them.',
  caughtBy: ['read-only-kept'],
  needs: 'read-only texts in what creates',
  tweak: {
    write(sound, { request }) {
      const body = jsonOf(request)
      return request.method === 'POST' && body.ok && isObject(body.value) ? { ...body.value, ...sound } : sound
    },
  },
}
