/** PUT replaces what its schema speaks of, PATCH merges; below an item (`/x/{id}/part`) both change that part, and GET shows it. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import type { Act } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { subjectOf } from '#mock/locate.ts'
import { viewOf } from '#mock/view.ts'
import { sentObject, writableNames } from '#mock/write.ts'

export const update: Act = (world, arrival) => {
  const { call, made } = arrival
  const { route } = call
  const item = subjectOf(world, arrival)
  const { method } = call.request
  if (method === 'PUT' || method === 'PATCH') {
    const sent = world.behaviour.write(sentObject(world, arrival), call)
    const kept = route.role === 'replace' ? without(item.value, writableNames(world, call)) : item.value
    // Merging two objects gives an object.
    const value = world.behaviour.changed(merge(kept, sent) as JsonObject, { call, before: item.value, sent })
    // Time does not go back for whoever looks, whatever the clock does.
    world.store.change(item, value, world.behaviour.changedMs(Math.max(item.updatedMs, world.clock.epochMs()), call))
  }
  const success = made ? (route.success.created ?? route.success) : route.success
  return succeed(world, call, success, [], (schemaAt) => viewOf(world, item, schemaAt, route.envelope))
}

const without = (value: JsonObject, names: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)))

/** Objects merge by name, everything else replaces; null stays, for views to clear by. */
export function merge(stored: Json | undefined, sent: Json): Json {
  if (!isObject(stored) || !isObject(sent)) return sent
  const merged = Object.entries(sent).map(
    ([name, value]) => [name, merge(Object.hasOwn(stored, name) ? stored[name] : undefined, value)] as const,
  )
  return { ...stored, ...Object.fromEntries(merged) }
}
