/** Creation: a new item with an id that fits, the values that were sent, and a Location where it can be read. */
import type { Json, JsonObject } from '#lib/json.ts'
import { keywordAt } from '#lib/schema-view.ts'
import { coveringStatus } from '#lib/status-range.ts'
import type { Resource } from '#generators/resources.ts'
import type { Act } from '#mock/acts/act.ts'
import { choose, refuse, succeed, type Header } from '#mock/answer.ts'
import { danglingIn } from '#mock/references.ts'
import { fits, idSchemasOf, newId } from '#mock/new-id.ts'
import type { Call } from '#mock/layer.ts'
import { homeOf } from '#mock/locate.ts'
import { idText, type Collection, type Item } from '#mock/store.ts'
import { idNamesOf, pathOf, viewOf, withIds } from '#mock/view.ts'
import type { World } from '#mock/world.ts'
import { sentObject } from '#mock/write.ts'

export const create: Act = (world, arrival) => {
  const { call, chain } = arrival
  const { route, caller } = call
  const { resource, operation } = route
  const home = homeOf(route, chain)
  const siblings = world.store.collection(caller.tenant, home.parent, resource.key)
  const sent = world.behaviour.write(sentObject(world, arrival), call)
  const chosen = chosenId(world, resource, sent)
  const unique =
    coveringStatus(
      operation.responses.filter(({ status }) => status !== 'default'),
      409,
    ) !== undefined
  const doubled = chosen !== undefined && siblings.has(idText(chosen))
  if (unique && (isNamed(siblings, sent['name']) || doubled) && world.behaviour.taken(true, call)) {
    return world.behaviour.respond(refuse(world, operation, choose(operation, 409), 'there is one of this name already'), call)
  }
  const dangling = danglingIn(world, call, sent)
  if (dangling !== undefined)
    return world.behaviour.respond(refuse(world, operation, choose(operation, 404), `${dangling} refers to nothing`), call)
  const idValue = chosen ?? newId(world, resource, siblings)
  const value = withIds(resource, idValue, sent)
  const make = world.behaviour.keep(true, call) ? world.store.add : world.store.loose
  // Two of one id are only kept apart where nobody minds them.
  const id = unique && doubled ? `${idText(idValue)} again` : idText(idValue)
  const item = make({ resource, id, idValue, tenant: caller.tenant, ...home, seeded: false, value }, world.clock.epochMs())
  for (let more = 1; more < world.behaviour.copies(1, call); more++) {
    const other = newId(world, resource, siblings)
    make({ ...item, id: idText(other), idValue: other, value: withIds(resource, other, sent) }, world.clock.epochMs())
  }
  return succeed(world, call, route.success, locationOf(world, call, item), (schemaAt) => viewOf(world, item, schemaAt, route.envelope))
}

const isNamed = (siblings: Collection, name: Json | undefined): boolean =>
  typeof name === 'string' && [...siblings.values()].some(({ value }) => value['name'] === name)

/** Some APIs let the client choose the id: it stands in the body under the name that answers give it. */
function chosenId(world: World, resource: Resource, sent: JsonObject): Json | undefined {
  for (const name of idNamesOf(resource)) {
    const id = sent[name]
    if ((typeof id === 'string' || typeof id === 'number') && fits(world, idSchemasOf(world, resource), id)) return id
  }
  return undefined
}

function locationOf(world: World, call: Call, item: Item): readonly Header[] {
  const { resource, success } = call.route
  const declared = success.rule?.headers.find(({ name }) => name === 'location')
  if (declared === undefined && (success.status !== 201 || resource.read === undefined)) return []
  // RFC 9110 §10.2.2 allows a relative reference; the format `uri` does not.
  const absolute = declared?.schemaAt !== undefined && keywordAt(world.contract.root, declared.schemaAt, 'format')?.value === 'uri'
  return [['location', world.behaviour.location(`${absolute ? call.request.origin : ''}${pathOf(item)}`, call)]]
}
