/** From the ids in a path to the items that they name, for the tenant who asks. */
import type { Json } from '#lib/json.ts'
import { putsNew, type Resource } from '#generators/resources.ts'
import type { Arrival } from '#mock/acts/act.ts'
import type { Caller } from '#mock/credentials.ts'
import type { Call } from '#mock/layer.ts'
import { parameterKey, type ParameterValues } from '#mock/read-request.ts'
import { idText, type Item } from '#mock/store.ts'
import { withIds } from '#mock/view.ts'
import type { World } from '#mock/world.ts'

export type Located =
  | { readonly kind: 'found'; readonly chain: readonly Item[]; readonly made: boolean }
  /** `foreign`: what is there, but belongs to another tenant. */
  | { readonly kind: 'missing'; readonly foreign: Item | undefined }

export function locate(world: World, call: Call, values: ParameterValues): Located {
  const { route, caller } = call
  const chain: Item[] = []
  let made = false
  for (const { resource, parameter } of route.ancestors) {
    const idValue = values.get(parameterKey({ in: 'path', name: parameter })) ?? call.raw[parameter] ?? ''
    const id = idText(idValue)
    const parent = chain.at(-1)
    const isLast = route.ancestors.at(-1)?.resource === resource
    const found = world.behaviour.known(world.store.collection(caller.tenant, parent, resource.key).get(id), {
      call,
      isLast,
      elsewhere: () => elsewhere(world, resource, parent, id),
      deleted: () => world.store.deleted(caller.tenant, parent, resource.key).get(id),
    })
    const buried = route.role === 'restore' && isLast ? world.store.deleted(caller.tenant, parent, resource.key).get(id) : undefined
    const sound = found ?? buried ?? bring(world, { resource, id, idValue, parent, tenant: caller.tenant }, brings(resource, call))
    made = found === undefined
    const item = world.behaviour.find(sound, call)
    if (item === undefined) return { kind: 'missing', foreign: foreignTo(world, call, values) }
    chain.push(item)
  }
  return { kind: 'found', chain, made }
}

/** Where items of a route are kept, and in what they are made where their own path does not name that. */
export const homeOf = ({ resource }: Call['route'], chain: readonly Item[]): Pick<Item, 'parent' | 'madeIn'> =>
  resource.parent === undefined ? { parent: undefined, madeIn: chain.at(-1) } : { parent: chain.at(-1) }

/** Inside any parent of the same kind. */
function elsewhere({ store }: World, { key }: Resource, parent: Item | undefined, id: string): Item | undefined {
  const parents = parent === undefined ? [] : [...store.collection(parent.tenant, parent.parent, parent.resource.key).values()]
  return parents.map((one) => one.children.get(key)?.get(id)).find((item) => item !== undefined)
}

/** Ids that no operation gives out are the caller's to choose: writing brings them into being. What has no operation of its own always is. */
function bring(world: World, named: Pick<Item, 'resource' | 'id' | 'idValue' | 'parent' | 'tenant'>, writes: boolean): Item | undefined {
  const { resource } = named
  if (!writes && isGivenOut(resource)) return undefined
  const item = { ...named, seeded: false, value: withIds(resource, named.idValue, {}) }
  if (writes) return world.store.add(item, world.clock.epochMs())
  return isNamespace(resource) ? world.store.loose(item, world.clock.epochMs()) : undefined
}

/** Where a PUT documents that it makes what is not there, no other write does. */
function brings(resource: Resource, { request: { method }, route }: Call): boolean {
  const put = putsNew(resource)
  return put === undefined ? !isGivenOut(resource) && (method === 'POST' || method === 'PUT') : put === route.operation
}

export const isGivenOut = ({ create, list, within }: Resource): boolean =>
  create !== undefined || list !== undefined || within !== undefined
const isNamespace = (resource: Resource): boolean =>
  !isGivenOut(resource) && resource.read === undefined && resource.delete === undefined && resource.updates.length === 0

function foreignTo(world: World, { route, caller, raw }: Call, values: ParameterValues): Item | undefined {
  const other: Caller['tenant'] = caller.tenant === 'home' ? 'away' : 'home'
  let item: Item | undefined
  for (const { resource, parameter } of route.ancestors) {
    const value: Json = values.get(parameterKey({ in: 'path', name: parameter })) ?? raw[parameter] ?? ''
    item = world.store.collection(other, item, resource.key).get(idText(value))
    if (item === undefined) return undefined
  }
  return item
}

/** The item that the operation is about; operations without an id in their path are about one thing of their own. */
export function subjectOf(world: World, { call, chain }: Arrival): Item {
  const last = chain.at(-1)
  if (last !== undefined) return last
  const { resource } = call.route
  const { tenant } = call.caller
  const known = world.store.collection(tenant, undefined, resource.key).get(call.request.path)
  return (
    known ??
    world.store.add(
      { resource, id: call.request.path, idValue: call.request.path, tenant, parent: undefined, seeded: true, value: {} },
      world.clock.epochMs(),
    )
  )
}
