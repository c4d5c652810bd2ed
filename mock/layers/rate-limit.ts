/** Rate limits, counted per credential: 429 with an honest Retry-After (RFC 6585 §4, RFC 9110 §10.2.3: whole seconds). */
import { refuse } from '#mock/answer.ts'
import type { Call, Layer } from '#mock/layer.ts'
import type { LimitSpec } from '#mock/limit-spec.ts'
import { limiters } from '#mock/limiters/index.ts'
import type { World } from '#mock/world.ts'

export const rateLimit = (world: World, { algorithm, limit, windowMs }: LimitSpec): Layer<Call> => {
  const limiter = limiters[algorithm](limit, windowMs, world.clock)
  return (next) => async (call) => {
    const decision = limiter(world.behaviour.quota(call.caller.actor, call))
    if (decision.allowed) return next(call)
    const seconds = world.behaviour.retryAfterSeconds(Math.max(1, Math.ceil(decision.retryAfterMs / 1000)), call)
    return world.behaviour.respond(refuse(world, call.route.operation, 429, 'too many requests', [['retry-after', String(seconds)]]), call)
  }
}
