/** What the mock remembers: items by tenant, parent, resource and id, in the order of their making. */
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Resource } from '#generators/resources.ts'
import type { Caller } from '#mock/credentials.ts'

export interface Item {
  readonly resource: Resource
  /** As it stands in a path, decoded. */
  readonly id: string
  readonly idValue: Json
  readonly tenant: Caller['tenant']
  readonly parent: Item | undefined
  /** Where it was made, if its own path does not say so: `/issues/7` in a project. */
  readonly madeIn?: Item | undefined
  readonly sequence: number
  readonly createdMs: number
  /** There from the beginning. */
  readonly seeded: boolean
  readonly children: Map<string, Collection>
  updatedMs: number
  value: JsonObject
  /** Answers about it by schema; emptied when it changes. */
  readonly views: Map<Pointer, Json>
}

export type Collection = Map<string, Item>

export type NewItem = Pick<Item, 'resource' | 'id' | 'idValue' | 'tenant' | 'parent' | 'madeIn' | 'value' | 'seeded'>

export interface Store {
  readonly collection: (tenant: Caller['tenant'], parent: Item | undefined, key: string) => Collection
  /** What was removed from it. */
  readonly deleted: Store['collection']
  readonly add: (made: NewItem, nowMs: number) => Item
  /** An item that is not kept. */
  readonly loose: (made: NewItem, nowMs: number) => Item
  readonly change: (item: Item, value: JsonObject, nowMs: number) => void
  /** `along`: what went with it. */
  readonly remove: (item: Item, along?: readonly Item[]) => void
  /** Whether it was deleted, and is there again; with these of what went with it. */
  readonly restore: (item: Item, choose: (along: readonly Item[]) => readonly Item[]) => boolean
  /** How many items of a resource were ever made. */
  readonly made: (key: string) => number
}

/** An id as it stands in a path, decoded. */
export const idText = (id: Json): string => (typeof id === 'string' ? id : JSON.stringify(id))

export function createStore(): Store {
  const tenants = new Map<Caller['tenant'], Map<string, Collection>>([
    ['home', new Map()],
    ['away', new Map()],
  ])
  const counts = new Map<string, number>()
  let sequence = 0
  const collection: Store['collection'] = (tenant, parent, key) => {
    const collections = parent?.children ?? tenants.get(tenant) ?? new Map<string, Collection>()
    const known = collections.get(key) ?? new Map<string, Item>()
    collections.set(key, known)
    return known
  }
  const graves = new Map<Collection, Collection>()
  const followers = new Map<Item, readonly Item[]>()
  const deleted: Store['deleted'] = (...names) => {
    const living = collection(...names)
    const known = graves.get(living) ?? new Map<string, Item>()
    graves.set(living, known)
    return known
  }
  const forget = (item: Item | undefined): void => {
    for (let shown = item; shown !== undefined; shown = shown.parent) shown.views.clear()
  }
  const loose: Store['loose'] = (made, nowMs) => ({
    ...made,
    sequence: sequence++,
    createdMs: nowMs,
    updatedMs: nowMs,
    children: new Map(),
    views: new Map(),
  })
  return {
    collection,
    deleted,
    loose,
    add: (made, nowMs) => {
      const item = loose(made, nowMs)
      collection(made.tenant, made.parent, made.resource.key).set(made.id, item)
      counts.set(made.resource.key, (counts.get(made.resource.key) ?? 0) + 1)
      forget(made.parent)
      return item
    },
    change: (item, value, nowMs) => {
      item.value = value
      item.updatedMs = nowMs
      forget(item)
    },
    remove: (item, along = []) => {
      collection(item.tenant, item.parent, item.resource.key).delete(item.id)
      deleted(item.tenant, item.parent, item.resource.key).set(item.id, item)
      followers.set(item, along)
      forget(item.parent)
    },
    restore: (item, choose) => {
      if (!deleted(item.tenant, item.parent, item.resource.key).delete(item.id)) return false
      for (const one of [item, ...choose(followers.get(item) ?? [])]) {
        deleted(one.tenant, one.parent, one.resource.key).delete(one.id)
        collection(one.tenant, one.parent, one.resource.key).set(one.id, one)
        forget(one)
      }
      return true
    },
    made: (key) => counts.get(key) ?? 0,
  }
}
