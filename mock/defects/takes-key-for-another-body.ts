/** A key that is looked up, and no look at what was sent with it. */
import type { Defect } from '#mock/defects/defect.ts'

export const takesKeyForAnotherBody: Defect = {
  id: 'takes-key-for-another-body',
  promise: 'Another creation under a used idempotency key gets the answer of the first.',
  caughtBy: ['idempotency-key-replays'],
  needs: 'an idempotency key of which the document says that another body is refused',
  tweak: { done: (sound, { request }) => sound && { ...sound, base64: request.base64 } },
}
