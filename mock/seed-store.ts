/** What is there before the first request: a few items in every collection that can be listed, for the home tenant only. */
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { keywordAt, propertiesAt } from '#lib/schema-view.ts'
import { fork } from '#lib/seed.ts'
import { itemSchemaAt, successSchemaAt, type Resource } from '#generators/resources.ts'
import { fits, idSchemasOf, newId } from '#mock/new-id.ts'
import { isGivenOut } from '#mock/locate.ts'
import { idText, type Item } from '#mock/store.ts'
import { withIds } from '#mock/view.ts'
import type { World } from '#mock/world.ts'

const perCollection = 2
const maxNamed = 3

export function seedStore(world: World): void {
  for (const resource of world.routes.resources.values()) if (resource.parent === undefined) seedCollection(world, resource, undefined)
}

function seedCollection(world: World, resource: Resource, parent: Item | undefined): void {
  const siblings = world.store.collection('home', parent, resource.key)
  const listed = resource.list !== undefined || resource.within !== undefined
  const named = isGivenOut(resource) && !listed ? [] : namedIds(world, resource)
  const ids: (Json | undefined)[] = named.length > 0 ? [...named] : listed ? Array.from({ length: perCollection }, () => undefined) : []
  for (const [index, given] of ids.entries()) {
    const idValue = given ?? newId(world, resource, siblings)
    if (siblings.has(idText(idValue))) continue
    const value = withIds(resource, idValue, { ...seedValue(world, resource, parent, index), ...defaultFilters(world, resource) })
    const item = world.store.add(
      { resource, id: idText(idValue), idValue, tenant: 'home', parent, seeded: true, value },
      world.clock.epochMs(),
    )
    for (const below of world.routes.resources.values()) if (below.parent === resource.key) seedCollection(world, below, item)
  }
}

/** Ids that the document itself names: the enum or, where no operation gives ids out, the examples of the path parameter. */
function namedIds(world: World, resource: Resource): readonly Json[] {
  const { root, operations } = world.contract
  const schemas = idSchemasOf(world, resource)
  const listed = schemas.parameterAt === undefined ? undefined : keywordAt(root, schemas.parameterAt, 'enum')?.value
  if (Array.isArray(listed)) return (listed as readonly Json[]).filter((id) => fits(world, schemas, id))
  if (isGivenOut(resource)) return []
  const parameter = operations
    .flatMap(({ parameters }) => parameters)
    .find(({ in: place, schemaAt }) => place === 'path' && schemaAt === schemas.parameterAt)
  return (parameter?.examplesAt ?? [])
    .flatMap((at) => valueAt(root, at) ?? [])
    .filter((id) => fits(world, schemas, id))
    .slice(0, maxNamed)
}

/** A whole made-up resource, as reading it or else listing it shows it. */
function seedValue(world: World, resource: Resource, parent: Item | undefined, index: number): JsonObject {
  const seed = fork(world.seed, 'seed', resource.key, parent?.id ?? '', index)
  const shown = resource.read ?? resource.create
  const schemaAt = shown === undefined ? listedAt(world, resource) : successSchemaAt(shown.operation)
  if (schemaAt === undefined) return {}
  const value = valueAt(world.generate(schemaAt, seed), shown?.envelope ?? '')
  return isObject(value) ? value : {}
}

function listedAt(world: World, { list, within }: Resource): Pointer | undefined {
  const listed = list ?? within
  return listed === undefined ? undefined : itemSchemaAt(world.contract.root, listed)
}

/** Seeds pass the filters that a list has by default, or nobody would find them. */
function defaultFilters(world: World, { list }: Resource): JsonObject {
  const defaults = (list?.operation.parameters ?? []).flatMap(({ in: place, name, schemaAt }) => {
    const value =
      place !== 'query' || schemaAt === undefined ? undefined : effectiveSchema(world.contract.root, schemaAt).keywords['default']
    return typeof value === 'boolean' || typeof value === 'string' ? [[name, value] as const] : []
  })
  const listed = list === undefined ? undefined : listedAt(world, { list } as Resource)
  const properties = listed === undefined ? {} : propertiesAt(world.contract.root, listed)
  return Object.fromEntries(defaults.filter(([name]) => properties[name] !== undefined))
}
