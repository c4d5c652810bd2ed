/** Many changed or deleted at once: each like one alone, with a result of its own; what is not there has 404 for its result. */
import { child, isObject, tokensOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import { describes, propertiesAt } from '#lib/schema-view.ts'
import { bulkChangesOf, type BulkChange } from '#generators/bulk-changes.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'
import type { Act } from '#mock/acts/act.ts'
import { merge } from '#mock/acts/update.ts'
import { succeed } from '#mock/answer.ts'
import { idText, type Item } from '#mock/store.ts'
import { withIds } from '#mock/view.ts'
import type { World } from '#mock/world.ts'
import { storable } from '#mock/write.ts'

/** One that is there, and what is said of it: nothing where it is to go. */
export interface Reached {
  readonly item: Item
  readonly said: JsonObject | undefined
}

interface Asked {
  readonly id: Json
  readonly item: Item | undefined
  readonly said: JsonObject | undefined
}

export const bulkChange: Act = (world, { call, body, chain }) => {
  const { route, caller } = call
  const described = bulkChangesOf(world.contract, route.resource).find(({ operation }) => operation.id === route.operation.id)
  if (described === undefined) throw new Error('an operation that changes many is one that describes how')
  const siblings = world.store.collection(caller.tenant, chain.at(-1), route.resource.key)
  const sent = valueAt(body, described.sentAt)
  const asked = (Array.isArray(sent) ? (sent as readonly Json[]) : []).map((one): Asked => {
    const id = valueAt(one, described.idAt) ?? null
    const said = described.does === 'update' && isObject(one) ? storable(world, described.itemAt, one, false) : undefined
    return { id, item: siblings.get(idText(id)), said }
  })
  const reached = asked.flatMap(({ item, said }): readonly Reached[] => (item === undefined ? [] : [{ item, said }]))
  for (const one of world.behaviour.reached(reached, { call, siblings: [...siblings.values()] })) change(world, one)
  return succeed(world, call, route.success, [], (schemaAt) => {
    const fill = { seed: fork(world.seed, 'bulk', schemaAt), missing: 'required' } as const
    return world.fit(schemaAt, toldOf(world, described, asked), fill)
  })
}

function change({ store, clock }: World, { item, said }: Reached): void {
  if (said === undefined) store.remove(item)
  // Merging two objects gives an object.
  else
    store.change(
      item,
      withIds(item.resource, item.idValue, merge(item.value, said) as JsonObject),
      Math.max(item.updatedMs, clock.epochMs()),
    )
}

/** A result for each, in the order of the request. */
function toldOf(world: World, { does, results }: BulkChange, asked: readonly Asked[]): JsonObject | readonly Json[] {
  if (results === undefined) return {}
  const told = asked.map(({ id, item }) => {
    const status = item === undefined ? 404 : does === 'delete' ? 204 : 200
    return resultOf(world, results, id, status)
  })
  // What stands at a pointer into an object is an object, and at none the list.
  return tokensOf(results.at).reduceRight<Json>((inner, name) => ({ [name]: inner }), told) as JsonObject | readonly Json[]
}

function resultOf({ contract: { root } }: World, { resultAt, idAt }: NonNullable<BulkChange['results']>, id: Json, status: number): Json {
  const members = Object.entries(propertiesAt(root, resultAt)).flatMap(
    ([name, at]: readonly [string, Pointer]): readonly (readonly [string, Json])[] => {
      const types = typesOf(effectiveSchema(root, at).keywords)
      if (child('', name) === idAt) return [[name, id]]
      if (types.includes('integer') && /status|code/i.test(name)) return [[name, status]]
      return types.includes('boolean') && !describes(root, at, 'object') ? [[name, status < 300]] : []
    },
  )
  return Object.fromEntries(members)
}
