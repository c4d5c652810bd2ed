/** A gateway that answers HEAD itself. */
import type { Defect } from '#mock/defects/defect.ts'

export const headOfAnotherType: Defect = {
  id: 'head-of-another-type',
  promise: 'HEAD says that the resource is a text, whatever it is.',
  caughtBy: ['head-equals-get'],
  tweak: {
    head: (sound) => ({
      ...sound,
      headers: sound.headers.map(([name, value]) => [name, name === 'content-type' ? 'text/plain' : value] as const),
    }),
  },
}
