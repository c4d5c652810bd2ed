/** A list of methods that is kept by hand beside the routes. */
import type { Defect } from '#mock/defects/defect.ts'

export const allowForgetsAMethod: Defect = {
  id: 'allow-forgets-a-method',
  promise: 'The Allow of a 405 lacks the first method that the path has.',
  caughtBy: ['allow-lists-methods'],
  tweak: {
    refuseMethod: (sound) => ({
      ...sound,
      headers: sound.headers.map(([name, value]) => [name, name === 'allow' ? value.replace(/^\w+, /, '') : value] as const),
    }),
  },
}
