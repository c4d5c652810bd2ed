/** One list of methods for every path. */
import type { Defect } from '#mock/defects/defect.ts'

export const allowNamesTheRefused: Defect = {
  id: 'allow-names-the-refused',
  promise: 'The Allow of a 405 names the method that was just refused.',
  caughtBy: ['allow-lists-methods'],
  tweak: {
    refuseMethod: (sound, method) => ({
      ...sound,
      headers: sound.headers.map(([name, value]) => [name, name === 'allow' ? `${value}, ${method}` : value] as const),
    }),
  },
}
