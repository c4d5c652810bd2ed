/** HEAD routed to the handler of GET, by a server that sends what it is given. */
import type { Defect } from '#mock/defects/defect.ts'

export const headWithBody: Defect = {
  id: 'head-with-body',
  promise: 'HEAD is answered with the body of GET.',
  caughtBy: ['no-content-has-no-body'],
  tweak: { head: (_, get) => get },
}
