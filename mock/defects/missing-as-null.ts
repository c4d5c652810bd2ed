/** A query result that nobody asked whether there is one. */
import type { Defect } from '#mock/defects/defect.ts'

export const missingAsNull: Defect = {
  id: 'missing-as-null',
  promise: 'What is not there is answered with success and null.',
  caughtBy: ['body-matches-schema'],
  needs: 'an operation that reads',
  tweak: {
    respond: (sound, { route }) =>
      sound.status === 404 && route.role === 'read'
        ? { ...sound, status: 200, headers: [['content-type', 'application/json']], body: 'null' }
        : sound,
  },
}
