/** A typed reader, to which 5.0 is no integer. */
import { textOf } from '#lib/bytes.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesWholeFractions: Defect = {
  id: 'refuses-whole-fractions',
  promise: 'An integer that is written with a fraction of zero, or with an exponent, is refused.',
  caughtBy: ['valid-accepted'],
  policy: true,
  needs: 'an integer in a body, and OpenAPI 3.1',
  tweak: {
    parse: (sound, { request }) =>
      isJsonRequest(request) && /\d(?:\.0|e-1)[,}\]]/.test(textOf(request)) ? { ok: false, reason: 'not an integer' } : sound,
  },
}
