/** A reader that has never seen `\\u0061`. */
import { textOf } from '#lib/bytes.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesEscapes: Defect = {
  id: 'refuses-escapes',
  promise: 'Letters that are written as escapes are refused.',
  caughtBy: ['valid-accepted'],
  tweak: {
    parse: (sound, { request }) =>
      isJsonRequest(request) && /\\u00[67][0-9a-f]/.test(textOf(request)) ? { ok: false, reason: 'unexpected escape' } : sound,
  },
}
