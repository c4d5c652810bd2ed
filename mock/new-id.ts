/** Ids that keep the schemas of the path parameter and of the property that hold them: counters, UUIDs, opaque strings. */
import { coerce, declaredTypeAt } from '#lib/declared-type.ts'
import { lastToken, parentOf } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import { keywordAt, propertiesAt } from '#lib/schema-view.ts'
import { singular, successSchemaAt, type Resource } from '#generators/resources.ts'
import { shapeOf } from '#lib/path-template.ts'
import { idText, type Collection } from '#mock/store.ts'
import type { World } from '#mock/world.ts'

interface IdSchemas {
  /** Of the path parameter. */
  readonly parameterAt: Pointer | undefined
  /** Of the property in answers. */
  readonly propertyAt: Pointer | undefined
}

const maxAttempts = 8
const known = new WeakMap<Resource, IdSchemas>()

export function newId(world: World, resource: Resource, siblings: Collection): Json {
  const schemas = known.get(resource) ?? idSchemasOf(world, resource)
  known.set(resource, schemas)
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
  const { root, operations } = world.contract
  const parameterAt = operations
    .filter(({ path }) => shapeOf(path) === resource.key || shapeOf(path).startsWith(`${resource.key}/`))
    .flatMap(({ path, parameters }) => {
      const name = path.split('/')[resource.key.split('/').length - 1]?.slice(1, -1)
      return parameters.filter((parameter) => parameter.in === 'path' && parameter.name === name)
    })
    .find(({ schemaAt }) => schemaAt !== undefined)?.schemaAt
  const shown = [resource.create, resource.read].find((produced) => produced?.idAt !== undefined && !produced.idAt.startsWith('/headers/'))
  let propertyAt: Pointer | undefined
  if (shown?.idAt !== undefined) {
    const schemaAt = successSchemaAt(shown.operation)
    const ownerAt =
      schemaAt === undefined || parentOf(shown.idAt) === '' ? schemaAt : propertiesAt(root, schemaAt)[lastToken(parentOf(shown.idAt))]
    propertyAt = ownerAt === undefined ? undefined : propertiesAt(root, ownerAt)[lastToken(shown.idAt)]
  }
  return { parameterAt, propertyAt }
}

function candidate(world: World, resource: Resource, schemas: IdSchemas, count: number, attempt: number): Json {
  const { root } = world.contract
  const places = [schemas.propertyAt, schemas.parameterAt].filter((at) => at !== undefined)
  const seed = fork(world.seed, 'id', resource.key, count)
  // The plain ways first; a schema that none of them keeps is left to the generator.
  if (attempt < maxAttempts / 2) {
    const types = places.map((at) => declaredTypeAt(root, at).types).find((declared) => declared.length > 0) ?? []
    if (types.includes('integer') || types.includes('number')) {
      const least = Math.max(1, ...places.map((at) => Number(keywordAt(root, at, 'minimum')?.value ?? 1)))
      return least + count
    }
    const format = places.map((at) => keywordAt(root, at, 'format')?.value).find((value) => value !== undefined)
    return format === 'uuid' ? uuidOf(seed) : `${plainName(resource)}-${hex(seed, 3).slice(0, 20)}`
  }
  const [at] = places
  return at === undefined ? hex(seed, 2) : world.generate(at, seed)
}

const hex = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, word) => fork(seed, word).toString(16).padStart(8, '0')).join('')

/** RFC 9562 §5.4, version 4. */
function uuidOf(seed: number): string {
  const digits = hex(seed, 4)
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4]
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

export function fits(world: World, { parameterAt, propertyAt }: IdSchemas, id: Json): boolean {
  const text = idText(id)
  // These would not survive in a path, RFC 3986 §5.2.4.
  if (text === '' || text === '.' || text === '..') return false
  if (
    parameterAt !== undefined &&
    world.lens.issues(parameterAt, 'request', coerce(text, declaredTypeAt(world.contract.root, parameterAt))).length > 0
  )
    return false
  return propertyAt === undefined || world.lens.issues(propertyAt, 'response', id).length === 0
}
