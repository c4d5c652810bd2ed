/** An exception of the parser that nobody catches. */
import type { Defect } from '#mock/defects/defect.ts'
import { jsonOf } from '#lib/bytes.ts'
import { documentedMedia } from '#mock/read-request.ts'

export const crashesOnMalformedJson: Defect = {
  id: 'crashes-on-malformed-json',
  promise: 'A body that is not JSON answers 500.',
  caughtBy: ['no-server-error'],
  tweak: {
    respond: (sound, call) =>
      call.request.base64 !== '' && documentedMedia(call) !== undefined && !jsonOf(call.request).ok
        ? { status: 500, headers: [['content-type', 'application/json']], body: '{"message":"Internal Server Error"}' }
        : sound,
  },
}
