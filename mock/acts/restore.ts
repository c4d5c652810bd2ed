/** A deleted item is there again, with what went with it. */
import type { Act } from '#mock/acts/act.ts'
import { choose, refuse, succeed } from '#mock/answer.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'

export const restore: Act = (world, arrival) => {
  const { call } = arrival
  const { route } = call
  const item = subjectOf(world, arrival)
  if (!world.store.restore(item, (along) => world.behaviour.restores(along, call)))
    return world.behaviour.respond(refuse(world, route.operation, choose(route.operation, 409, 422), 'it is not deleted'), call)
  return succeed(world, call, route.success, [], (schemaAt) => viewOf(world, item, schemaAt, route.envelope))
}
