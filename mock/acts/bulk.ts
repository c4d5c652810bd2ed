/** Many at once: each is made like one alone, and has its result. */
import { child, follow, isObject, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import { bulkOf, type Bulk } from '#generators/bulk.ts'
import type { Act, Arrival } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { newId } from '#mock/new-id.ts'
import { idText, type Item } from '#mock/store.ts'
import { viewOf, withIds } from '#mock/view.ts'
import type { World } from '#mock/world.ts'
import { storable } from '#mock/write.ts'

/** One that is to be made; `kept` unless a defect forgets it. */
export interface Wanted {
  readonly value: JsonObject
  readonly kept: boolean
}

export const bulk: Act = (world, arrival) => {
  const { call, body } = arrival
  const { route } = call
  const described = bulkOf(world.contract, route.resource)
  if (described === undefined) throw new Error('an operation in bulk is one that describes many')
  const sent = valueAt(body, described.sentAt)
  const wanted = (Array.isArray(sent) ? (sent as readonly Json[]) : [])
    .filter(isObject)
    .map((one): Wanted => ({ value: storable(world, described.itemAt, one, true), kept: true }))
  const items = world.behaviour.bulk(wanted, call).map((one) => make(world, arrival, one))
  return succeed(world, call, route.success, [], (schemaAt) => {
    const results = items.map((item) => resultOf(world, described, item))
    const stored = described.resultsAt === '' ? results : { [lastToken(described.resultsAt)]: results }
    return world.fit(schemaAt, stored, { seed: fork(world.seed, 'bulk', schemaAt), missing: 'required' })
  })
}

function make(world: World, { call: { route, caller }, chain }: Arrival, { value, kept }: Wanted): Item {
  const { resource } = route
  const parent = chain.at(-1)
  const idValue = newId(world, resource, world.store.collection(caller.tenant, parent, resource.key))
  const made = {
    resource,
    id: idText(idValue),
    idValue,
    tenant: caller.tenant,
    parent,
    seeded: false,
    value: withIds(resource, idValue, value),
  }
  return (kept ? world.store.add : world.store.loose)(made, world.clock.epochMs())
}

/** The id, a status where there is one, and the resource where the schema of the results shows it. */
function resultOf(world: World, { resultAt, idAt }: Bulk, item: Item): Json {
  const { root } = world.contract
  const shownAt = item.resource.read === undefined ? undefined : shownSchema(world, item)
  const members = Object.entries(propertiesAt(root, resultAt)).flatMap(([name, at]): readonly (readonly [string, Json])[] => {
    if (child('', name) === idAt) return [[name, item.idValue]]
    if (/^(?:http_?)?status(?:_?code)?$/i.test(name)) return [[name, 201]]
    return shownAt !== undefined && follow(root, at) === follow(root, shownAt) ? [[name, viewOf(world, item, at, '')]] : []
  })
  return Object.fromEntries(members)
}

function shownSchema({ contract: { root } }: World, { resource: { read } }: Item): Pointer | undefined {
  const media = read?.operation.responses.find(({ status }) => status.startsWith('2'))?.media[0]
  if (read === undefined || media?.schemaAt === undefined) return undefined
  return read.envelope === '' ? media.schemaAt : propertiesAt(root, media.schemaAt)[lastToken(read.envelope)]
}
