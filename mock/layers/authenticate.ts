/** Credentials: 401 with a challenge where they are missing, malformed or unknown. */
import { challengesOf, identify } from '#mock/credentials.ts'
import { refuse } from '#mock/answer.ts'
import type { Call, Layer } from '#mock/layer.ts'
import type { World } from '#mock/world.ts'

export const authenticate =
  (world: World): Layer<Call> =>
  (next) =>
  async (call) => {
    const { operation } = call.route
    const identity = world.behaviour.identify(identify(world.contract, operation, world.callers, call.request), call)
    if (identity.kind === 'known') return next({ ...call, caller: identity.caller })
    const challenge = ['www-authenticate', challengesOf(world.contract, operation, identity.sent)] as const
    const detail = identity.sent ? 'the credential is not valid' : 'a credential is missing'
    return world.behaviour.respond(refuse(world, operation, 401, detail, [challenge]), call)
  }
