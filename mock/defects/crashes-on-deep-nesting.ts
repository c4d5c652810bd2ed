/** A parser that calls itself until the stack ends. */
import { textOf } from '#lib/bytes.ts'
import { crash } from '#mock/crash.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnDeepNesting: Defect = {
  id: 'crashes-on-deep-nesting',
  promise: 'JSON of a thousand levels answers 500.',
  caughtBy: ['no-server-error'],
  tweak: {
    respond: (sound, { request }) => (isJsonRequest(request) && textOf(request).includes('['.repeat(1000)) ? crash : sound),
  },
}
