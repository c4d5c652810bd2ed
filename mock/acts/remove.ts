/** Deletion: the item goes, and its children with it, and what the document says goes too. */
import type { Act } from '#mock/acts/act.ts'
import { choose, refuse, succeed } from '#mock/answer.ts'
import { goingWith, isHeld } from '#mock/belongings.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'

export const remove: Act = (world, arrival) => {
  const { route } = arrival.call
  const item = subjectOf(world, arrival)
  const others = world.behaviour.goingWith(goingWith(world, item, route.operation), arrival.call)
  if (world.behaviour.holds(isHeld(world, item, route.operation), arrival.call))
    return world.behaviour.respond(refuse(world, route.operation, choose(route.operation, 409), 'something belongs to it'), arrival.call)
  if (world.behaviour.remove(true, arrival.call)) {
    for (const one of others) world.store.remove(one)
    world.store.remove(item, others)
  }
  return succeed(world, arrival.call, route.success, [], (schemaAt) => viewOf(world, item, schemaAt, route.envelope))
}
