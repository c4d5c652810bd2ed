/** A handler that writes text itself. */
import type { Defect } from '#mock/defects/defect.ts'
import { isSuccess } from '#lib/status-range.ts'

export const textInsteadOfJson: Defect = {
  id: 'text-instead-of-json',
  promise: 'JSON is answered as text/plain.',
  caughtBy: ['media-type-documented'],
  tweak: {
    respond: (sound) => ({
      ...sound,
      headers: sound.headers.map(
        ([name, value]) => [name, name === 'content-type' && isSuccess(sound.status) ? 'text/plain' : value] as const,
      ),
    }),
  },
}
