/** A reader by regular expressions, for what its own client sends. */
import { textOf } from '#lib/bytes.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesWhiteSpace: Defect = {
  id: 'refuses-white-space',
  promise: 'JSON with white space between its tokens is refused.',
  caughtBy: ['valid-accepted'],
  tweak: {
    parse: (sound, { request }) =>
      isJsonRequest(request) && /^\s/.test(textOf(request)) ? { ok: false, reason: 'unexpected white space' } : sound,
  },
}
