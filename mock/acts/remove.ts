/** Deletion: the item goes, and its children with it. */
import type { Act } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'

export const remove: Act = (world, arrival) => {
  const { route } = arrival.call
  const item = subjectOf(world, arrival)
  if (world.behaviour.remove(true, arrival.call)) world.store.remove(item)
  return succeed(world, arrival.call, route.success, [], (schemaAt) => viewOf(world, item, schemaAt, route.envelope))
}
