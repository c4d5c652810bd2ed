/** Versions that are compared with their quotes on one side only. */
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesCurrentIfMatch: Defect = {
  id: 'refuses-current-if-match',
  promise: 'A write is refused under an If-Match that names the version in force.',
  caughtBy: ['precondition-failed'],
  needs: 'a write whose read documents an ETag',
  tweak: { precondition: (sound, { request }) => sound && !(headerOf(request, 'if-match') ?? '').startsWith('"') },
}
