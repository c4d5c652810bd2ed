/** A number with its unit. */
import type { Defect } from '#mock/defects/defect.ts'

export const headerOfWrongType: Defect = {
  id: 'header-of-wrong-type',
  promise: 'A header breaks its schema.',
  caughtBy: ['headers-match-schema'],
  needs: 'a documented header of a type or pattern',
  tweak: {
    respond: (sound) => ({
      ...sound,
      headers: sound.headers.map(([name, value]) => [name, /^x-.*/.test(name) ? `about ${value}!` : value] as const),
    }),
  },
}
