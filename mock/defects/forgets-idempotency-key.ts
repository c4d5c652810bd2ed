/** The key is accepted, and that is all. */
import type { Defect } from '#mock/defects/defect.ts'

export const forgetsIdempotencyKey: Defect = {
  id: 'forgets-idempotency-key',
  promise: 'A creation that is repeated under its idempotency key creates again.',
  caughtBy: ['idempotency-key-replays'],
  needs: 'a creation with an idempotency key',
  tweak: { done: () => undefined },
}
