/** What a body refers to by id has to be there, where the document has a word for it: a 404 of a path that names nothing itself. */
import type { JsonObject } from '#lib/json.ts'
import { resourceByName } from '#generators/named.ts'
import type { Call } from '#mock/layer.ts'
import type { Caller } from '#mock/credentials.ts'
import { idText } from '#mock/store.ts'
import type { World } from '#mock/world.ts'

/** Where a careless query would find what is referred to. */
export interface Reference {
  readonly call: Call
  /** With another tenant. */
  isElsewhere(): boolean
}

/** The name of a property that refers to nothing. */
export function danglingIn(world: World, call: Call, sent: JsonObject): string | undefined {
  const { operation } = call.route
  if (operation.path.includes('{') || !operation.responses.some(({ status }) => status === '404')) return undefined
  return Object.entries(sent).find(([name, id]) => {
    const key = resourceByName(world.routes.resources, name)
    if (key === undefined || id === null || typeof id === 'object' || world.routes.resources.get(key)?.parent !== undefined) return false
    const isWith = (tenant: Caller['tenant']): boolean => world.store.collection(tenant, undefined, key).has(idText(id))
    const isElsewhere = (): boolean => (['home', 'away'] as const).some(isWith)
    return !world.behaviour.refers(isWith(call.caller.tenant), { call, isElsewhere })
  })?.[0]
}
