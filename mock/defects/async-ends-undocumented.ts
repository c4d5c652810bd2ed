/** A state that was added to the code and not to the document. */
import { jobOf } from '#generators/jobs.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { spoil } from '#mock/spoil.ts'

export const asyncEndsUndocumented: Defect = {
  id: 'async-ends-undocumented',
  promise: 'What is accepted ends in a state that the document does not know.',
  caughtBy: ['body-matches-schema'],
  needs: 'an operation that answers 202',
  tweak: {
    body: (sound, call) => {
      const job = jobOf(call.contract.root, call.route.resource)
      return job === undefined
        ? sound
        : spoil(call, sound, ({ name, value }) => name === job.state && job.ended.includes(String(value)), 'NOT_AN_END')
    },
  },
}
