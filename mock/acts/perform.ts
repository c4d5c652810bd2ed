/**
 * An action: any POST that makes nothing that could be read. Below an item that has a state of its name it brings that about: who closes
 * a shelf finds it closed. It answers what its schema says, about the item where it stands below one.
 */
import { lastToken, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import { toldActionsOf } from '#generators/told-actions.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import type { Act } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'
import type { World } from '#mock/world.ts'

export const perform: Act = (world, arrival) => {
  const { call } = arrival
  const { route } = call
  const [told] = toldActionsOf(world.contract, route.operation)
  const verb = told === undefined ? lastToken(call.request.path) : String(valueAt(arrival.body, told.at))
  const item = subjectOf(world, arrival)
  return succeed(world, call, route.success, [], (schemaAt) => {
    const before = item.value
    const done = doneBy(world, schemaAt, route.envelope, verb)
    if (done !== undefined) world.store.change(item, { ...before, ...done }, Math.max(item.updatedMs, world.clock.epochMs()))
    const answer = viewOf(world, item, schemaAt, route.envelope, 'rich')
    if (done !== undefined && !world.behaviour.performs(true, call)) world.store.change(item, before, item.updatedMs)
    return answer
  })
}

/** `closed: true`, or `state: closed`, of what is to close. */
function doneBy({ contract: { root } }: World, schemaAt: Pointer, envelope: Pointer, verb: string): JsonObject | undefined {
  const shownAt = envelope === '' ? schemaAt : propertiesAt(root, schemaAt)[lastToken(envelope)]
  const words = [`${verb}d`, `${verb}ed`, `${verb}${verb.at(-1) ?? ''}ed`, `${verb.slice(0, -1)}ied`]
  for (const [name, at] of Object.entries(shownAt === undefined ? {} : propertiesAt(root, shownAt))) {
    const { keywords } = effectiveSchema(root, at)
    if (words.includes(name.toLowerCase()) && typesOf(keywords).includes('boolean')) return { [name]: true }
    const state = listedValues(keywords)?.find((value) => typeof value === 'string' && words.includes(value.toLowerCase()))
    if (state !== undefined) return { [name]: state }
  }
  return undefined
}
