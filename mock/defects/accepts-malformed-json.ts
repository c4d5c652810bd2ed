/** A body parser whose errors are swallowed. */
import type { Defect } from '#mock/defects/defect.ts'
import { jsonOf } from '#lib/bytes.ts'

export const acceptsMalformedJson: Defect = {
  id: 'accepts-malformed-json',
  promise: 'Bodies that are not JSON are accepted.',
  caughtBy: ['invalid-rejected'],
  tweak: {
    parse: (sound) => (sound.ok ? sound : { ok: true, value: {} }),
    // What could not be read has nothing that could be held against it.
    violations: (sound, { request }) =>
      request.base64 !== '' && !jsonOf(request).ok ? sound.filter((violation) => violation.in !== 'body') : sound,
  },
}
