/** A body written without a word about what it is. */
import type { Defect } from '#mock/defects/defect.ts'

export const answersWithoutContentType: Defect = {
  id: 'answers-without-content-type',
  promise: 'An answer with a body names no media type.',
  caughtBy: ['media-type-documented'],
  tweak: {
    respond: (sound) => ({ ...sound, headers: sound.headers.filter(([name]) => name !== 'content-type') }),
  },
}
