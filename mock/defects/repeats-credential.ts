/** A log line in place of a message. */
import type { Defect } from '#mock/defects/defect.ts'
import { telling } from '#mock/telling.ts'

export const repeatsCredential: Defect = {
  id: 'repeats-credential',
  promise: 'A refusal repeats the credential.',
  caughtBy: ['credential-withheld'],
  tweak: {
    respond: (sound, call) =>
      sound.status >= 400
        ? telling(sound, `not with ${call.request.headers.map(([, value]) => value).join(' ')} ${call.request.query}`)
        : sound,
  },
}
