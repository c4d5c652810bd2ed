/** An empty text that is read as a number, and then trusted. */
import { crash } from '#mock/crash.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnEmptyParameter: Defect = {
  id: 'crashes-on-empty-parameter',
  promise: 'A query parameter without a value answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'a parameter in a query',
  tweak: {
    respond: (sound, { request }) => (/(?:^|&)[^=&]+=(?:&|$)/.test(request.query) ? crash : sound),
  },
}
