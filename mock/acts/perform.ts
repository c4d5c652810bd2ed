/** An action: any POST that makes nothing that could be read. It answers what its schema says, about the item where it stands below one. */
import type { Act } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'

export const perform: Act = (world, arrival) => {
  const { route } = arrival.call
  const item = subjectOf(world, arrival)
  return succeed(world, arrival.call, route.success, [], (schemaAt) => viewOf(world, item, schemaAt, route.envelope, 'rich'))
}
