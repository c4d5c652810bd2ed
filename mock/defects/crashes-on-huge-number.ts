/** A number that no type of the language can hold. */
import { textOf } from '#lib/bytes.ts'
import { crash } from '#mock/crash.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnHugeNumber: Defect = {
  id: 'crashes-on-huge-number',
  promise: 'A number beyond 64 bits answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'an unbounded number in a body',
  tweak: {
    respond: (sound, { request }) => (isJsonRequest(request) && textOf(request).includes('1e+30') ? crash : sound),
  },
}
