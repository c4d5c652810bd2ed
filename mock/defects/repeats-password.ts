/** A message that quotes what it refuses. */
import type { Defect } from '#mock/defects/defect.ts'
import { sentMembers } from '#mock/sent-members.ts'
import { telling } from '#mock/telling.ts'

export const repeatsPassword: Defect = {
  id: 'repeats-password',
  promise: 'A refusal repeats what was sent as write-only.',
  caughtBy: ['write-only-withheld'],
  needs: 'a write-only property of a body',
  tweak: {
    respond: (sound, call) => {
      const secret = sentMembers(call).find(({ keywords, value }) => keywords['writeOnly'] === true && typeof value === 'string')
      return sound.status < 400 || secret === undefined ? sound : telling(sound, `not with ${String(secret.value)}`)
    },
  },
}
