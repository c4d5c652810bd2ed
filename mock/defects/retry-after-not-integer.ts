/** RFC 9110 §10.2.3 has seconds or a date; this is neither. */
import type { Defect } from '#mock/defects/defect.ts'

export const retryAfterNotInteger: Defect = {
  id: 'retry-after-not-integer',
  promise: 'Retry-After is a word.',
  caughtBy: ['headers-match-schema'],
  needs: 'a rate limit, and a document that declares Retry-After',
  tweak: {
    respond: (sound) => ({
      ...sound,
      headers: sound.headers.map(([name, value]) => [name, name === 'retry-after' ? 'soon' : value] as const),
    }),
  },
}
