/** Where 406 is documented, a client that accepts nothing of what there is gets it, before anything is done. */
import { headerOf } from '#lib/bytes.ts'
import { preferred } from '#mock/accept.ts'
import { refuse } from '#mock/answer.ts'
import type { Call, Layer } from '#mock/layer.ts'
import type { World } from '#mock/world.ts'

export const negotiate =
  (world: World): Layer<Call> =>
  (next) =>
  async (call) => {
    const { operation, success } = call.route
    const media = success.rule?.media ?? []
    const strict = operation.responses.some(({ status }) => status === '406')
    const content = !strict || media.length === 0 || preferred(media, headerOf(call.request, 'accept')) !== undefined
    if (world.behaviour.acceptable(content, call)) return next(call)
    return world.behaviour.respond(refuse(world, operation, 406, 'nothing of what there is was accepted'), call)
  }
