/** Ids that keep the schemas of the path parameter and of the property that hold them: counters, UUIDs, opaque strings. */
import { coerce, declaredTypeAt } from '#lib/declared-type.ts'
import { follow, tokensOf } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import { itemsAt, keywordAt, propertiesAt } from '#lib/schema-view.ts'
import { singular, successSchemaAt, type Resource } from '#generators/resources.ts'
import { shapeOf } from '#lib/path-template.ts'
import { idText, type Collection } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Operation } from '#model/contract.ts'

interface IdSchemas {
  /** Of the path parameter. */
  readonly parameterAt: Pointer | undefined
  /** Of the properties in answers. */
  readonly propertiesAt: readonly Pointer[]
}

const maxAttempts = 8
const known = new WeakMap<Resource, IdSchemas>()

export function newId(world: World, resource: Resource, siblings: Collection): Json {
  const schemas = idSchemasOf(world, resource)
  const count = world.store.made(resource.key)
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const id = candidate(world, resource, schemas, count + attempt, attempt)
    if (!siblings.has(idText(id)) && fits(world, schemas, id)) return id
  }
  return `${plainName(resource)}-${count + 1}`
}

const plainName = ({ collection }: Resource): string =>
  singular(collection)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '') || 'item'

export function idSchemasOf(world: World, resource: Resource): IdSchemas {
  const schemas = known.get(resource) ?? findIdSchemas(world, resource)
  known.set(resource, schemas)
  return schemas
}

function findIdSchemas(world: World, resource: Resource): IdSchemas {
  const { operations } = world.contract
  const parameterAt = operations
    .filter(({ path }) => shapeOf(path) === resource.key || shapeOf(path).startsWith(`${resource.key}/`))
    .flatMap(({ path, parameters }) => {
      const name = path.split('/')[resource.key.split('/').length - 1]?.slice(1, -1)
      return parameters.filter((parameter) => parameter.in === 'path' && parameter.name === name)
    })
    .find(({ schemaAt }) => schemaAt !== undefined)?.schemaAt
  const shown = [resource.create, resource.read, ...resource.updates].flatMap((produced) =>
    produced === undefined ? [] : idPropertyAt(world, produced.operation, produced.idAt),
  )
  const listed = [resource.list, resource.within].flatMap((one) =>
    one === undefined ? [] : idPropertyAt(world, one.operation, `${one.itemsAt}/-${one.idAt}`),
  )
  return { parameterAt, propertiesAt: [...new Set([...shown, ...listed])] }
}

/** The schema of the id in an answer; `-` in the pointer means any item. */
function idPropertyAt(world: World, operation: Operation, idAt: Pointer | undefined): readonly Pointer[] {
  const { root } = world.contract
  let at = idAt === undefined || idAt.startsWith('/headers/') ? undefined : successSchemaAt(operation)
  for (const name of tokensOf(idAt ?? ''))
    at = at === undefined ? undefined : name === '-' ? itemsAt(root, at) : propertiesAt(root, at)[name]
  return at === undefined ? [] : [follow(root, at)]
}

function candidate(world: World, resource: Resource, schemas: IdSchemas, count: number, attempt: number): Json {
  const { root } = world.contract
  const places = [...schemas.propertiesAt, schemas.parameterAt].filter((at) => at !== undefined)
  const seed = fork(world.seed, 'id', resource.key, count)
  // The plain ways first; a schema that none of them keeps is left to the generator.
  if (attempt === 0) {
    const types = places.map((at) => declaredTypeAt(root, at).types).find((declared) => declared.length > 0) ?? []
    if (types.includes('integer') || types.includes('number')) {
      const least = Math.max(1, ...places.map((at) => Number(keywordAt(root, at, 'minimum')?.value ?? 1)))
      return least + count
    }
    const format = places.map((at) => keywordAt(root, at, 'format')?.value).find((value) => value !== undefined)
    return format === 'uuid' ? uuidOf(seed) : `${plainName(resource)}-${hex(seed, 3).slice(0, 20)}`
  }
  if (attempt === 1) return uuidOf(seed)
  const at = places.at(-attempt % places.length)
  return at === undefined ? hex(seed, 2) : world.generate(at, fork(seed, attempt))
}

const hex = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, word) => fork(seed, word).toString(16).padStart(8, '0')).join('')

/** RFC 9562 §5.4, version 4. */
function uuidOf(seed: number): string {
  const digits = hex(seed, 4)
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4]
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

export function fits(world: World, { parameterAt, propertiesAt: properties }: IdSchemas, id: Json): boolean {
  const text = idText(id)
  // These would not survive in a path, RFC 3986 §5.2.4.
  if (text === '' || text === '.' || text === '..') return false
  if (
    parameterAt !== undefined &&
    world.lens.issues(parameterAt, 'request', coerce(text, declaredTypeAt(world.contract.root, parameterAt))).length > 0
  )
    return false
  return properties.every((at) => world.lens.issues(at, 'response', id).length === 0)
}
