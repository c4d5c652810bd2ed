/** Scopes: 403 where the credential is known but holds none of the operation's alternatives. */
import { holdsScopes } from '#mock/credentials.ts'
import { refuse } from '#mock/answer.ts'
import type { Call, Layer } from '#mock/layer.ts'
import type { World } from '#mock/world.ts'

export const authorise =
  (world: World): Layer<Call> =>
  (next) =>
  async (call) => {
    const { operation } = call.route
    if (world.behaviour.permit(holdsScopes(operation, call.caller.scopes), call)) return next(call)
    return world.behaviour.respond(refuse(world, operation, 403, 'the credential lacks a scope'), call)
  }
