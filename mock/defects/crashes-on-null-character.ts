/** A database that ends its texts at U+0000. */
import { textOf } from '#lib/bytes.ts'
import { crash } from '#mock/crash.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnNullCharacter: Defect = {
  id: 'crashes-on-null-character',
  promise: 'The character U+0000 in a text answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'a free text in a body, or a GET with a parameter',
  tweak: {
    respond: (sound, { request }) =>
      /\\u0000|%00|\0/.test(`${request.query} ${request.path} ${isJsonRequest(request) ? textOf(request) : ''}`) ? crash : sound,
  },
}
