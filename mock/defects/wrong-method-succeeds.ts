/** A route that matches any method. */
import type { Defect } from '#mock/defects/defect.ts'

export const wrongMethodSucceeds: Defect = {
  id: 'wrong-method-succeeds',
  promise: 'A method that the path does not have answers 200.',
  caughtBy: ['method-not-allowed'],
  tweak: {
    refuseMethod: (sound) => ({ ...sound, status: 200, headers: [['content-type', 'application/json']], body: '{}' }),
  },
}
