/** A route that was mounted before the authentication. */
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'

export const ignoresCredentials: Defect = {
  id: 'ignores-credentials',
  promise: 'Credentials are not looked at.',
  caughtBy: ['auth-enforced'],
  tweak: {
    identify: () => ({ kind: 'known', caller: mainCaller }),
  },
}
