/** A worker that dies over its first job. */
import type { Defect } from '#mock/defects/defect.ts'

export const asyncStopsHalfway: Defect = {
  id: 'async-stops-halfway',
  promise: 'What is accepted begins, and stays there for ever.',
  caughtBy: ['async-ends'],
  needs: 'an operation that answers 202',
  tweak: {
    jobState: (sound, { pending }) => (pending.includes(sound) ? sound : (pending.at(-1) ?? sound)),
  },
}
