/** The database refuses what validation let through. */
import type { Defect } from '#mock/defects/defect.ts'
import { lengthOf, sentMembers } from '#mock/sent-members.ts'

export const crashesOnLongName: Defect = {
  id: 'crashes-on-long-name',
  promise: 'A text beyond its maxLength answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'a maxLength in a body',
  tweak: {
    respond: (sound, call) =>
      sentMembers(call).some(
        ({ value, keywords }) => typeof value === 'string' && lengthOf(value) > Number(keywords['maxLength'] ?? Infinity),
      )
        ? { status: 500, headers: [['content-type', 'application/json']], body: '{"message":"Internal Server Error"}' }
        : sound,
  },
}
