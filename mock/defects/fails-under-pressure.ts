/** A pool of too few connections to a database: whoever finds none left is sent away with a 500. */
import type { Defect } from '#mock/defects/defect.ts'

const connections = 8

export const failsUnderPressure: Defect = {
  id: 'fails-under-pressure',
  promise: 'A request that finds eight others under way is answered 500.',
  caughtBy: ['no-server-error'],
  underPressure: true,
  tweak: {
    waitMs: () => 5,
    respond: (sound, { request }) =>
      request.underWay > connections
        ? { status: 500, headers: [['content-type', 'application/json']], body: '{"message":"no connection left"}' }
        : sound,
  },
}
