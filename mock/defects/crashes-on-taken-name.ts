/** A unique index whose complaint nobody catches. */
import { crash } from '#mock/crash.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnTakenName: Defect = {
  id: 'crashes-on-taken-name',
  promise: 'A creation under a name that is taken answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'an operation that creates by a name and documents 409',
  tweak: {
    respond: (sound, { request }) => (request.method === 'POST' && sound.status === 409 ? crash : sound),
  },
}
