/**
 * An item as an answer shows it. Every operation has its own schema; all show the same stored object, and what one of them had to
 * make up is remembered for the others. Arrays that are named like a collection of the item's children hold exactly those.
 */
import { isObject, lastToken, tokensOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { fork } from '#lib/seed.ts'
import { describes, itemsAt } from '#lib/schema-view.ts'
import { singular, type Resource } from '#generators/resources.ts'
import { countNamed, isCounting } from '#mock/belongings.ts'
import { remember, type Fill } from '#mock/fit.ts'
import { isJob, jobStateOf } from '#mock/jobs.ts'
import type { Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'

/** The whole body that `schemaAt` describes, the item at `envelope`. */
export function viewOf(world: World, item: Item, schemaAt: Pointer, envelope: Pointer, missing: Fill['missing'] = 'empty'): Json {
  const key = `${envelope} ${schemaAt}`
  const known = item.views.get(key)
  // What a job says changes by itself, and a count with what is counted.
  if (known !== undefined && !isJob(world, item) && !isCounting(world, item)) return known
  const wrapped = tokensOf(envelope).reduceRight<Json>((inner, name) => ({ [name]: inner }), item.value)
  const body = world.fit(schemaAt, wrapped, {
    seed: seedOf(world, item),
    missing,
    known: (path, name, at) => (path === envelope ? knownOf(world, item, name, at) : undefined),
  })
  const shown = valueAt(body, envelope)
  // Learning changes nothing that was shown: no view is forgotten.
  if (isObject(shown) && missing === 'empty') item.value = rememberOf(world, item, shown)
  item.views.set(key, body)
  return body
}

const rememberOf = (world: World, item: Item, shown: JsonObject): JsonObject => {
  const kept = Object.entries(shown).filter(([name]) => childrenNamed(world, item.resource, name) === undefined)
  // Both are objects, and so is what they make together.
  return remember(item.value, Object.fromEntries(kept)) as JsonObject
}

const seedOf = (world: World, item: Item): number => fork(world.seed, 'item', item.resource.key, item.parent?.id ?? '', item.id)

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Ids, times and children are the server's to say, whatever a client sent. */
function knownOf(world: World, item: Item, name: string, schemaAt: Pointer): ReturnType<NonNullable<Fill['known']>> {
  if (idNamesOf(item.resource).has(name)) return item.idValue
  const state = jobStateOf(world, item, name)
  if (state !== undefined) return state
  const count = countNamed(world, item, name)
  if (count !== undefined) return count
  for (let owner = item.parent; owner !== undefined; owner = owner.parent) {
    if (plain(name) === plain(owner.resource.parameter) && plain(name) !== 'id') return owner.idValue
    if (plain(name) === `${plain(singular(owner.resource.collection))}id`) return owner.idValue
  }
  const { keywords } = effectiveSchema(world.contract.root, schemaAt)
  if (keywords['format'] === 'date-time') {
    if (/^created/i.test(name)) return new Date(item.createdMs).toISOString()
    if (/^(?:last_?)?(?:updated|modified)/i.test(name)) return new Date(item.updatedMs).toISOString()
  }
  const below = childrenNamed(world, item.resource, name)
  if (below === undefined || !describes(world.contract.root, schemaAt, 'array')) return undefined
  const shownAt = itemsAt(world.contract.root, schemaAt)
  if (shownAt === undefined || !describes(world.contract.root, shownAt, 'object')) return undefined
  return [...(item.children.get(below.key)?.values() ?? [])].map((one) => viewOf(world, one, shownAt, ''))
}

/** The child resource that an array of the item lists. */
function childrenNamed({ routes }: World, { key }: Resource, name: string): Resource | undefined {
  for (const resource of routes.resources.values()) {
    if (resource.parent !== key) continue
    if ((resource.within !== undefined && lastToken(resource.within.itemsAt) === name) || plain(resource.collection) === plain(name))
      return resource
  }
  return undefined
}

const idNames = new WeakMap<Resource, ReadonlySet<string>>()

/** The names under which answers give the id. */
export function idNamesOf(resource: Resource): ReadonlySet<string> {
  const known = idNames.get(resource)
  if (known !== undefined) return known
  const places = [
    resource.create?.idAt,
    resource.read?.idAt,
    resource.list?.idAt,
    resource.within?.idAt,
    ...resource.updates.map(({ idAt }) => idAt),
  ]
  const names = new Set([
    resource.parameter,
    ...places.flatMap((at) => (at === undefined || at.startsWith('/headers/') ? [] : [lastToken(at)])),
  ])
  idNames.set(resource, names)
  return names
}

/** What an item is stored with, so that lists can filter and answers agree before anyone asked. */
export const withIds = (resource: Resource, idValue: Json, value: JsonObject): JsonObject => ({
  ...value,
  ...Object.fromEntries([...idNamesOf(resource)].map((name) => [name, idValue])),
})

/** Where an item is read: `/parents/1/children/2`. */
export function pathOf(item: Item): string {
  const ids: string[] = []
  for (let one: Item | undefined = item; one !== undefined; one = one.parent) ids.unshift(one.id)
  let index = 0
  return item.resource.key.replace(/\{\}/g, () => encodeURIComponent(ids[index++] ?? ''))
}
