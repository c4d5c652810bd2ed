/** A worker that nobody started. */
import type { Defect } from '#mock/defects/defect.ts'

export const asyncNeverEnds: Defect = {
  id: 'async-never-ends',
  promise: 'What is accepted stays at its beginning for ever.',
  caughtBy: ['async-ends'],
  needs: 'an operation that answers 202',
  tweak: {
    jobState: (sound, { pending: [first = sound] }) => first,
  },
}
