/** What of a request's body is stored: unwrapped, with the schema's defaults, without what only the server may say. */
import { isObject, lastToken } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { itemsAt, propertiesAt } from '#lib/schema-view.ts'
import type { Arrival } from '#mock/acts/act.ts'
import type { Call } from '#mock/layer.ts'
import { documentedMedia } from '#mock/read-request.ts'
import { pickVariant, variantsAt } from '#mock/variants.ts'
import type { World } from '#mock/world.ts'

export function sentObject(world: World, { call, body }: Pick<Arrival, 'call' | 'body'>): JsonObject {
  const schemaAt = requestSchemaAt(call)
  if (!isObject(body)) return {}
  const wrapper = wrapperOf(world, call)
  const wrapped = wrapper === undefined ? undefined : body[wrapper]
  if (schemaAt === undefined) return body
  // A change leaves alone what it does not name; only what is written whole takes defaults.
  const whole = call.request.method === 'POST' || call.request.method === 'PUT'
  const innerAt = wrapper === undefined ? undefined : propertiesAt(world.contract.root, schemaAt)[wrapper]
  return isObject(wrapped) && innerAt !== undefined ? storable(world, innerAt, wrapped, whole) : storable(world, schemaAt, body, whole)
}

export function storable(world: World, at: Pointer, sent: JsonObject, whole: boolean): JsonObject {
  const { root } = world.contract
  const { propertyAt } = pickVariant(root, variantsAt(root, at), sent, 0)
  const entries = Object.entries(sent).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
    const innerAt = Object.hasOwn(propertyAt, name) ? propertyAt[name] : undefined
    if (innerAt === undefined) return [[name, value]]
    const { keywords } = effectiveSchema(root, innerAt)
    if (keywords['readOnly'] === true) return []
    // A secret is forgotten at once; answers may say whether there is one.
    if (keywords['writeOnly'] === true)
      return [
        [`has_${name}`, value !== null],
        [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, value !== null],
      ]
    return [[name, below(world, innerAt, value, whole)]]
  })
  const defaults = Object.entries(propertyAt).flatMap(([name, innerAt]) => {
    const fallback = whole && !Object.hasOwn(sent, name) ? effectiveSchema(root, innerAt).keywords['default'] : undefined
    return fallback === undefined ? [] : [[name, fallback] as const]
  })
  return Object.fromEntries([...defaults, ...entries])
}

/** The members of an array are always written whole. */
function below(world: World, at: Pointer, value: Json, whole: boolean): Json {
  if (isObject(value)) return storable(world, at, value, whole)
  const innerAt = Array.isArray(value) ? itemsAt(world.contract.root, at) : undefined
  return innerAt === undefined ? value : (value as readonly Json[]).map((item) => below(world, innerAt, item, true))
}

/** The properties that a body of the operation can set. */
export const writableNames = (world: World, call: Call): ReadonlySet<string> => new Set(Object.keys(requestProperties(world, call)))

function requestProperties(world: World, call: Call): { readonly [name: string]: Pointer } {
  const schemaAt = requestSchemaAt(call)
  if (schemaAt === undefined) return {}
  const top = propertiesAt(world.contract.root, schemaAt)
  const wrapper = wrapperOf(world, call)
  return wrapper === undefined || top[wrapper] === undefined ? top : propertiesAt(world.contract.root, top[wrapper])
}

/** A body that holds nothing but the member that answers hold the resource in is a wrapped one. */
function wrapperOf(world: World, call: Call): string | undefined {
  const schemaAt = requestSchemaAt(call)
  const name = lastToken(call.route.envelope)
  if (schemaAt === undefined || name === '') return undefined
  const names = Object.keys(propertiesAt(world.contract.root, schemaAt))
  return names.length === 1 && names[0] === name ? name : undefined
}

const requestSchemaAt = (call: Call): Pointer | undefined => (documentedMedia(call) ?? call.route.operation.requestBody?.media[0])?.schemaAt
