/** A list, where the code takes a text for granted. */
import { splitPairs } from '#lib/parameter-style.ts'
import { crash } from '#mock/crash.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnRepeatedParameter: Defect = {
  id: 'crashes-on-repeated-parameter',
  promise: 'A query parameter that stands twice answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'a parameter in a query that is no list',
  tweak: {
    respond(sound, { request }) {
      const names = splitPairs(request.query, '&').map(([name]) => name)
      return new Set(names).size < names.length ? crash : sound
    },
  },
}
