/** Strict where the document is not. */
import { textOf } from '#lib/bytes.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesUndeclaredProperty: Defect = {
  id: 'refuses-undeclared-property',
  promise: 'A property that is not declared is refused although the object is open.',
  caughtBy: ['valid-accepted'],
  policy: true,
  needs: 'an open object in a body',
  tweak: {
    parse: (sound, { request }) =>
      isJsonRequest(request) && textOf(request).includes('"unexpectedProperty"') ? { ok: false, reason: 'unknown property' } : sound,
  },
}
