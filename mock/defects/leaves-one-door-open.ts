/** One route was mounted before the authentication. */
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'

export const leavesOneDoorOpen: Defect = {
  id: 'leaves-one-door-open',
  promise: 'One operation of many looks at no credential.',
  caughtBy: ['auth-enforced'],
  tweak: {
    identify: (sound, { contract, route }) =>
      route.operation === contract.operations.find(({ method, security }) => method === 'GET' && security.length > 0)
        ? { kind: 'known', caller: mainCaller }
        : sound,
  },
}
