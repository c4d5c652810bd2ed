/** A proxy that passes on what it knows. */
import type { Defect } from '#mock/defects/defect.ts'

export const dropsRequiredHeader: Defect = {
  id: 'drops-required-header',
  promise: 'An answer lacks a header that its status requires.',
  caughtBy: ['headers-match-schema'],
  needs: 'a required header',
  tweak: {
    respond: (sound) =>
      sound.status < 400
        ? { ...sound, headers: sound.headers.filter(([name]) => /^(?:content-type|location|etag|allow)$/.test(name)) }
        : sound,
  },
}
