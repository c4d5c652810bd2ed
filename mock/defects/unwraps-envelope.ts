/** Another version of the answer. */
import type { Defect } from '#mock/defects/defect.ts'
import { isObject } from '#lib/json-pointer.ts'

export const unwrapsEnvelope: Defect = {
  id: 'unwraps-envelope',
  promise: 'An answer is the inner member alone, without what wraps it.',
  caughtBy: ['body-matches-schema'],
  needs: 'an answer that holds an object or a list',
  tweak: {
    body: (sound) => {
      const members = isObject(sound) ? Object.values(sound) : []
      return members.find((member) => typeof member === 'object' && member !== null) ?? sound
    },
  },
}
