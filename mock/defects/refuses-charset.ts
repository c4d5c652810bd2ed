/** A comparison of the whole Content-Type with `application/json`. */
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesCharset: Defect = {
  id: 'refuses-charset',
  promise: 'A media type with a parameter is refused.',
  caughtBy: ['valid-accepted'],
  tweak: {
    acceptMediaType: (sound, { request }) => sound && !(headerOf(request, 'content-type') ?? '').includes('charset='),
  },
}
