/** A write that is repeated under its idempotency key gets the first answer again; another one under that key is refused. */
import { headerOf } from '#lib/bytes.ts'
import { isSuccess } from '#lib/status-range.ts'
import { choose, refuse } from '#mock/answer.ts'
import type { Call, Layer, MockResponse } from '#mock/layer.ts'
import type { World } from '#mock/world.ts'

/** What was done under a key. */
export interface Done {
  readonly base64: string
  readonly response: MockResponse
}

export const idempotency = (world: World): Layer<Call> => {
  const all = new Map<string, Done>()
  return (next) => async (call) => {
    const { operation } = call.route
    const declared = operation.parameters.find(({ in: place, name }) => place === 'header' && /^(?:x-)?idempotency-key$/i.test(name))
    const sent = declared === undefined ? undefined : headerOf(call.request, declared.name)
    if (sent === undefined) return next(call)
    const key = [call.caller.tenant, call.request.method, call.request.path, sent].join(' ')
    const done = world.behaviour.done(all.get(key), call)
    if (done === undefined) {
      const response = await next(call)
      if (isSuccess(response.status)) all.set(key, { base64: call.request.base64, response })
      return response
    }
    if (done.base64 === call.request.base64) return done.response
    const status = choose(operation, 422, 409, 400)
    return world.behaviour.respond(refuse(world, operation, status, 'the idempotency key was used for another request'), call)
  }
}
