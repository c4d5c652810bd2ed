/** Reading: the item as the operation's schema shows it. */
import type { Act } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'

export const read: Act = (world, arrival) => {
  const { route } = arrival.call
  const item = subjectOf(world, arrival)
  const value = world.behaviour.looked(item.value, arrival.call)
  if (value !== item.value) world.store.change(item, value, item.updatedMs)
  return succeed(world, arrival.call, route.success, [], (schemaAt) => viewOf(world, item, schemaAt, route.envelope))
}
